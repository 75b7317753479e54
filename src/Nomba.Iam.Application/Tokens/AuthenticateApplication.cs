using Mediator;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// An application's client id, with the secret of a confidential one and without any of a public one (RFC 6749 section 2.3). Unknown and
/// wrong get one answer after the same work. Says who asks, not what for: the code or refresh token that comes along decides that.
/// </summary>
public sealed record AuthenticateApplication(Guid ClientId, string? Secret) : IQuery<Result>
{
    public override string ToString() => nameof(AuthenticateApplication);
}

internal sealed class AuthenticateApplicationHandler(IClientDirectory clients, ISecretHasher hasher, ClientRefusals refusals) : IQueryHandler<AuthenticateApplication, Result>
{
    public async ValueTask<Result> Handle(AuthenticateApplication query, CancellationToken cancellationToken)
    {
        var application = await clients.FindAsync(query.ClientId, cancellationToken) as ClientRecord.OfApplication;
        var matches = hasher.Verify(query.Secret ?? "", application?.SecretHash);
        switch (application)
        {
            case { Kind: ApplicationKind.Confidential } when matches:
            case { Kind: ApplicationKind.Public } when query.Secret is null:
                return Result.Success;
            case not null:
                refusals.Report(query.ClientId, application.OrganizationId, "unknown_secret");
                break;
        }

        return TokenErrors.InvalidClient;
    }
}
