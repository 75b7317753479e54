using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Members;

/// <summary>When members were last at work, in two statements for however many.</summary>
internal sealed class LastSeen(IUsageStore usage, IUserSessionStore sessions)
{
    /// <summary>In the order that they came in.</summary>
    public async ValueTask<IReadOnlyList<MemberOverview>> OfAsync(IReadOnlyCollection<MemberListing> listings, CancellationToken cancellationToken)
    {
        var people = listings.Select(l => l.Member).OfType<UserMember>().Select(m => m.UserId).ToList();
        var keys = listings.Where(l => l.Member.Kind == MemberKind.ApiKey).Select(l => l.Member.Id).ToList();
        var seen = people.Count == 0 ? [] : (await sessions.LastSeenAsync(people, cancellationToken)).ToDictionary();
        var uses = (keys.Count == 0 ? [] : await usage.LastUsesAsync(keys, cancellationToken)).ToLookup(u => u.Key);
        return [.. listings.Select(Describe)];

        MemberOverview Describe(MemberListing listing) => listing.Member is UserMember person
            ? new MemberOverview(listing, seen.TryGetValue(person.UserId, out var at) ? at : null, null)
            : uses[listing.Member.Id].MaxBy(u => u.LastAt) is { } use ? new MemberOverview(listing, use.LastAt, use.Address) : new MemberOverview(listing, null, null);
    }
}
