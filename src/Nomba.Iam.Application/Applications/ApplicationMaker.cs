using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Applications;

/// <summary>Registers an application, whoever asked for it, and says so in the audit trail.</summary>
internal sealed class ApplicationMaker(IApplicationStore applications, ISecretHasher hasher, IAuditTrail audit, TimeProvider time)
{
    public async ValueTask<Result<ApplicationSecretAnswer>> MakeAsync(NewApplication request, CancellationToken cancellationToken)
    {
        var secret = request.Kind == ApplicationKind.Confidential ? ApiKeySecret.Generate(KeyEnvironment.Live) : null;
        var draft = secret is null ? null : ApplicationSecretDraft.Of(secret, hasher.Hash, TimeSpan.Zero, time);
        var application = Domain.Applications.Application.Register(request, draft, time);
        audit.Record(new AuditEvent("application.created", "application", application.Id.ToString(), application.OrganizationId)
        {
            Changes = AuditChange.Json([.. ApplicationFacts.Of(application).Select(f => (f.Name, (string?)null, f.Value))]),
        });
        if (secret is not null)
        {
            audit.Record(SecretShown.Of(application.Id.Value, application.OrganizationId));
        }

        var added = await applications.AddAsync(application, cancellationToken);
        return added.IsSuccess ? new ApplicationSecretAnswer(application, secret) : added.Error;
    }
}
