using System.Globalization;
using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Revocations;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.ApiKeys;

/// <summary>Where a key's suspension or revocation is enforced. No rules.</summary>
internal static class ApiKeyRevocationEndpoints
{
    private const int Longest = 30;

    public static void MapApiKeyRevocation(this IEndpointRouteBuilder app) =>
        app.MapGroup("/api-keys").WithTags("API keys").MapGet("/{keyId}/revocation", GetAsync).RequirePermission(IamPermissions.ApiKeysRead).WithName("getApiKeyRevocation")
            .WithSummary("Read where a key's revocation is enforced")
            .WithDescription(
                "What ended the key's tokens last (a suspension, a revocation, another role), and each instance of a resource API that checks tokens in memory: since when it refuses them, or that it "
                + "has not confirmed so yet. With `wait` (`5s`, at most `30s`) it answers once nobody is behind, or when the time is over.")
            .Produces<KeyRevocationResponse>().ProducesProblems(StatusCodes.Status400BadRequest);

    /// <summary>Seconds with an s: <c>5s</c>. Null when there are none; false when it is something else.</summary>
    public static bool TryReadWait(string? text, out TimeSpan? wait)
    {
        wait = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (!text.EndsWith('s') || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > Longest)
        {
            return false;
        }

        wait = TimeSpan.FromSeconds(seconds);
        return true;
    }

    public static Error BadWait { get; } = Error.Invalid("revocation.wait", "Wait 0s to 30s.", "wait");

    /// <summary>What a change that was just made has come to, after some patience; null where nobody may know or nothing is there.</summary>
    public static async Task<KeyRevocationResponse?> AwaitAsync(ISender sender, OrganizationId organization, MemberId key, TimeSpan wait, CancellationToken cancellationToken) =>
        (await sender.Send(new GetKeyRevocation(organization, key, wait), cancellationToken)).TryGetValue(out var receipt) ? ToResponse(receipt) : null;

    public static KeyRevocationResponse ToResponse(RevocationReceipt receipt) => new(
        receipt.Sequence,
        receipt.At,
        receipt.Enforced,
        receipt.Behind,
        receipt.Validators.Count - receipt.Enforced - receipt.Behind,
        receipt.Took is { } took ? (long)took.TotalMilliseconds : null,
        [.. receipt.Validators.Select(v => new ValidatorReceiptResponse(v.Validator.Id, v.Validator.Audience, NameOf(v.State), v.EnforcedAt, v.Validator.LastSeenAt))]);

    private static async Task<IResult> GetAsync(string accountId, string keyId, string? wait, ISender sender, CancellationToken cancellationToken)
    {
        if (!TryReadWait(wait, out var patience))
        {
            return Problems.From(BadWait);
        }

        var found = await sender.Send(new GetKeyRevocation(RouteIds.Organization(accountId), RouteIds.Member(keyId), patience ?? TimeSpan.Zero), cancellationToken);
        return found.TryGetValue(out var receipt) ? Results.Ok(ToResponse(receipt)) : Problems.From(found.Errors);
    }

    private static string NameOf(Enforcement state) => state switch
    {
        Enforcement.Enforced => "enforced",
        Enforcement.Behind => "behind",
        Enforcement.Gone => "gone",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
