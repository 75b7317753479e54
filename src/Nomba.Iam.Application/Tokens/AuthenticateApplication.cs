using Mediator;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// An application's client id, with the secret of a confidential one and without any of a public one (RFC 6749 section 2.3). Unknown, suspended
/// and wrong get one answer after the same work. Says who asks, not what for: the code or refresh token that comes along decides that.
/// </summary>
public sealed record AuthenticateApplication(Guid ClientId, string? Secret) : IQuery<Result>
{
    public override string ToString() => nameof(AuthenticateApplication);
}

internal sealed class AuthenticateApplicationHandler(IClientDirectory clients, ApplicationSecretCheck secrets, ClientRefusals refusals)
    : IQueryHandler<AuthenticateApplication, Result>
{
    public async ValueTask<Result> Handle(AuthenticateApplication query, CancellationToken cancellationToken)
    {
        var application = await clients.FindAsync(query.ClientId, cancellationToken) as ClientRecord.OfApplication;
        var matches = await secrets.MatchesAsync(application, query.Secret ?? "", cancellationToken);
        switch (application)
        {
            case { Kind: ApplicationKind.Confidential, IsActive: true } when matches:
            case { Kind: ApplicationKind.Public, IsActive: true } when query.Secret is null:
                return Result.Success;
            case not null:
                refusals.Report(query.ClientId, application.OrganizationId, application.IsActive ? "unknown_secret" : "application_suspended");
                break;
        }

        return TokenErrors.InvalidClient;
    }
}
