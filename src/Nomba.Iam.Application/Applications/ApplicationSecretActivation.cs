using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Applications;

/// <summary>The first use of a new secret, once, however many use it at the same moment: the row of the application decides.</summary>
public sealed class ApplicationSecretActivation(
    IUnitOfWork unitOfWork, IApplicationStore applications, IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <summary>False when the secret was taken back meanwhile: then it is none.</summary>
    public async ValueTask<bool> ActivateAsync(ApplicationId application, ApplicationSecretId secret, CancellationToken cancellationToken) =>
        (await unitOfWork.ExecuteAsync(token => ActivateInTransactionAsync(application, secret, token), cancellationToken)).IsSuccess;

    private async ValueTask<Result> ActivateInTransactionAsync(ApplicationId id, ApplicationSecretId secret, CancellationToken cancellationToken)
    {
        if (await applications.HoldAsync(null, id, cancellationToken) is not { } application || !application.Secrets.Any(s => s.Id == secret))
        {
            return TokenErrors.InvalidClient;
        }

        var (now, facts) = (time.GetUtcNow(), ApplicationFacts.Of(application));
        if (!application.Activate(secret, now))
        {
            return Result.Success;
        }

        audit.Record(new AuditEvent("application.secret_activated", "application", id.ToString(), application.OrganizationId)
        {
            Changes = AuditChange.Between(facts, ApplicationFacts.Of(application)),
        });
        revocations.Append(RevocationEvent.OfApplicationSettings(id.Value, now, options.Value.LastTokenEndsAt(now)));
        return await applications.SaveAsync(application, cancellationToken);
    }
}
