using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
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
            Description = key.Description.Text,
            Tags = key.Description.Tags,
            OwnerContact = key.Description.OwnerContact,
            Restrictions = ToResponse(key.Restrictions),
            Dangerous = details.Dangerous,
            DeletedAt = key.DeletedAt,
        };
    }

    public static RotatedSecretResponse ToResponse(this RotatedApiKey rotated) => new(rotated.Details.ToResponse(), Reveal(rotated.Credential));

    public static ApiKeySettings ToSettings(this CreateApiKeyRequest request) => new()
    {
        Description = new(request.Description),
        Tags = new(request.Tags),
        OwnerContact = new(request.OwnerContact),
        Restrictions = request.Restrictions is { } restrictions ? ToChange(restrictions) : RestrictionChange.Lift,
    };

    public static ApiKeySettings ToSettings(this UpdateApiKeyRequest request) => new()
    {
        Description = Part(request.Says(nameof(request.Description)), request.Description),
        Tags = Part(request.Says(nameof(request.Tags)), request.Tags),
        OwnerContact = Part(request.Says(nameof(request.OwnerContact)), request.OwnerContact),
        Restrictions = request.Restrictions is { } restrictions ? ToChange(restrictions)
            : request.Says(nameof(request.Restrictions)) ? RestrictionChange.Lift : new RestrictionChange(),
    };

    /// <summary>A part of a request: what it says, when it says it.</summary>
    public static Patch<T> Part<T>(bool isSaid, T value) => isSaid ? new Patch<T>(value) : default;

    /// <summary>Null when it is not known.</summary>
    public static string? AddressOf(KeyLastUse? use) => use is { Address.Length: > 0 } ? use.Address : null;

    private static RestrictionChange ToChange(ApiKeyRestrictionsRequest request) => new()
    {
        IpAllowList = Part(request.Says(nameof(request.IpAllowList)), request.IpAllowList),
        ExpiresAt = Part(request.Says(nameof(request.ExpiresAt)), request.ExpiresAt),
        AllowedGrant = Part(request.Says(nameof(request.AllowedGrant)), request.AllowedGrant),
        SingleSession = Part(request.Says(nameof(request.SingleSession)), request.SingleSession),
    };

    private static ApiKeyRestrictionsResponse ToResponse(KeyRestrictions restrictions) => new(
        [.. restrictions.IpAllowList.Select(r => r.ToString())],
        restrictions.ExpiresAt,
        restrictions.OnlyDoor?.Name ?? "both",
        restrictions.SingleSession);

    private static ApiKeyCredentialResponse PairOf(ApiKeyDetails details, KeyEnvironment environment)
    {
        var pair = details.Key.Credential(environment)!;
        var newestFirst = pair.Secrets.OrderByDescending(s => s.CreatedAt);
        return new ApiKeyCredentialResponse(pair.ClientId, pair.Active.Hint, pair.DisabledAt) { Secrets = [.. newestFirst.Select(s => SecretOf(details, s))] };
    }

    private static ApiKeySecretResponse SecretOf(ApiKeyDetails details, CredentialSecret secret)
    {
        var use = details.LastUses.FirstOrDefault(u => u.Secret == secret.Id);
        return new ApiKeySecretResponse(
            secret.Id.Value, secret.Hint, secret.State.Name, secret.CreatedAt, secret.FirstUsedAt ?? use?.FirstAt, use?.LastAt, AddressOf(use), secret.GraceEndsAt);
    }

    private static IssuedCredentialResponse Reveal(IssuedCredential issued) =>
        new() { ClientId = issued.ClientId, ClientSecret = issued.Secret.Reveal() };
}
