using System.Text.Json;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>What one worker changes and nobody else: a member of the organization, and a firm that two people own in turns.</summary>
internal sealed record Turf(Guid Colleague, Guid Firm, (Admin Browser, Guid Member) Founder, (Admin Browser, Guid Member) Partner)
{
    public Uri AddressOf(Uri host, string path) => new(host, $"/api/v1/organizations/{Firm}/{path}");

    /// <summary>Both, the one first who owns the firm now.</summary>
    public async Task<((Admin Browser, Guid Member) Owner, (Admin Browser, Guid Member) Other)> OwnerFirstAsync(Uri host)
    {
        var members = await Founder.Browser.ChangeAsync(HttpMethod.Get, AddressOf(host, "members"), null);
        var owner = members.GetProperty("items").EnumerateArray().Single(IsOwner).GetProperty("id").GetGuid();
        return owner == Founder.Member ? (Founder, Partner) : (Partner, Founder);
    }

    private static bool IsOwner(JsonElement member) =>
        member.GetProperty("roles").EnumerateArray().Any(role => role.GetProperty("id").GetGuid() == SystemRoles.Owner.Id.Value);
}
