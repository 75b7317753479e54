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

internal sealed class AuthenticateApplicationHandler(IClientDirectory clients, ApplicationSecretCheck secrets) : IQueryHandler<AuthenticateApplication, Result>
{
    public async ValueTask<Result> Handle(AuthenticateApplication query, CancellationToken cancellationToken)
    {
        var application = await clients.FindAsync(query.ClientId, cancellationToken) as ClientRecord.OfApplication;
        var matches = await secrets.MatchesAsync(application, query.Secret ?? "", cancellationToken);
        return application switch
        {
            { Kind: ApplicationKind.Confidential, IsActive: true } when matches => Result.Success,
            { Kind: ApplicationKind.Public, IsActive: true } when query.Secret is null => Result.Success,
            _ => TokenErrors.InvalidClient,
        };
    }
}
