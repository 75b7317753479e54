using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Web.Api.ApiKeys;

internal static class ApiKeyMapping
{
    public static CreatedApiKeyResponse ToResponse(this CreatedApiKey created) => new(
        created.Details.ToResponse(), Reveal(created.Credentials.Live), Reveal(created.Credentials.Test));

    public static ApiKeyResponse ToResponse(this ApiKeyDetails details)
    {
        var key = details.Key;
        return new ApiKeyResponse(
            key.Id.Value,
            key.Name,
            details.Role,
            MemberStatuses.Name(key.Status),
            key.StatusReason,
            key.StatusChangedAt,
            key.Version,
            [.. key.Assignments[0].AccountIds.Select(a => a.Value)],
            PairOf(key, KeyEnvironment.Live),
            PairOf(key, KeyEnvironment.Test),
            key.CreatedAt,
            key.CreatedBy?.Value);
    }

    private static ApiKeyCredentialResponse PairOf(ApiKey key, KeyEnvironment environment)
    {
        var pair = key.Credentials.First(c => c.Environment == environment);
        return new ApiKeyCredentialResponse(pair.ClientId, pair.SecretHint);
    }

    private static IssuedCredentialResponse Reveal(IssuedCredential issued) =>
        new() { ClientId = issued.ClientId, ClientSecret = issued.Secret.Reveal() };
}
