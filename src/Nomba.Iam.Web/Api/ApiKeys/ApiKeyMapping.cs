using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Usage;
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
        var last = details.LastUses.MaxBy(u => u.LastAt);
        return new ApiKeyResponse(
            key.Id.Value,
            key.Name,
            details.Role,
            MemberStatuses.Name(key.Status),
            key.StatusReason,
            key.StatusChangedAt,
            key.Version,
            [.. key.Assignments[0].AccountIds.Select(a => a.Value)],
            PairOf(details, KeyEnvironment.Live),
            PairOf(details, KeyEnvironment.Test),
            key.CreatedAt,
            key.CreatedBy?.Value)
        {
            LastUsedAt = last?.LastAt,
            LastUsedFrom = AddressOf(last),
        };
    }

    public static RotatedSecretResponse ToResponse(this RotatedApiKey rotated) => new(rotated.Details.ToResponse(), Reveal(rotated.Credential));

    private static ApiKeyCredentialResponse PairOf(ApiKeyDetails details, KeyEnvironment environment)
    {
        var pair = details.Key.Credential(environment)!;
        var newestFirst = pair.Secrets.OrderByDescending(s => s.CreatedAt);
        return new ApiKeyCredentialResponse(pair.ClientId, pair.Active.Hint) { Secrets = [.. newestFirst.Select(s => SecretOf(details, s))] };
    }

    private static ApiKeySecretResponse SecretOf(ApiKeyDetails details, CredentialSecret secret)
    {
        var use = details.LastUses.FirstOrDefault(u => u.Secret == secret.Id);
        return new ApiKeySecretResponse(
            secret.Id.Value, secret.Hint, secret.State.Name, secret.CreatedAt, secret.FirstUsedAt ?? use?.FirstAt, use?.LastAt, AddressOf(use), secret.GraceEndsAt);
    }

    private static string? AddressOf(KeyLastUse? use) => use is { Address.Length: > 0 } ? use.Address : null;

    private static IssuedCredentialResponse Reveal(IssuedCredential issued) =>
        new() { ClientId = issued.ClientId, ClientSecret = issued.Secret.Reveal() };
}
