using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Applications;

/// <summary>
/// The one mechanism by which an application changes and its tokens die: state, audit entry and event in one transaction. Its tokens end with
/// every change of its status, resuming included, or what a node issued before it heard of the suspension would come back; and when it
/// is allowed less: a token says what it permits, and those who check it offline believe that. The person comes back through the browser,
/// and what they agreed to covers the lesser.
/// </summary>
internal sealed class ApplicationLifecycle(
    IApplicationStore applications, IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public async ValueTask<Result<Domain.Applications.Application>> ChangeAsync(
        ApplicationChange change, Func<Domain.Applications.Application, Result> apply, CancellationToken cancellationToken)
    {
        if (await applications.HoldAsync(change.OrganizationId, change.Id, cancellationToken) is not { } application)
        {
            return ApplicationErrors.NotFound;
        }

        var (revision, status, allowed, facts) = (application.Revision, application.Status, application.Allowed, ApplicationFacts.Of(application));
        var expected = change.Expected.Check(revision);
        var applied = expected.IsSuccess ? apply(application) : expected;
        if (!applied.IsSuccess || (application.Revision == revision && !change.EndsTokens))
        {
            return applied.IsSuccess ? application : applied.Error;
        }

        audit.Record(new AuditEvent(change.Action, "application", application.Id.ToString(), application.OrganizationId)
        {
            Reason = change.Reason,
            Changes = AuditChange.Between(facts, [.. ApplicationFacts.Of(application), .. TokensOf(change)]),
        });
        await TellAsync(application, change.EndsTokens || application.Status != status || !application.Allowed.Covers(allowed), cancellationToken);
        var saved = await applications.SaveAsync(application, cancellationToken);
        return saved.IsSuccess ? application : saved.Error;
    }

    private static (string Name, string? Value)[] TokensOf(ApplicationChange change) => change.EndsTokens ? [("tokens", "revoked")] : [];

    private async ValueTask TellAsync(Domain.Applications.Application application, bool endsTokens, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!endsTokens)
        {
            revocations.Append(RevocationEvent.OfApplicationSettings(application.Id.Value, now, options.Value.LastTokenEndsAt(now)));
            return;
        }

        // The date after the families: a refresh that moved one before is dated before, and one that comes later finds it revoked.
        await applications.EndFamiliesAsync(application.Id, cancellationToken);
        application.EndTokens(time.GetUtcNow());
        var endedAt = application.TokensEndedAt!.Value;
        revocations.Append(RevocationEvent.OfApplication(application.Id.Value, endedAt, options.Value.LastTokenEndsAt(endedAt)));
    }
}
