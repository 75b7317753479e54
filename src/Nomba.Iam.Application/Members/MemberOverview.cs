namespace Nomba.Iam.Application.Members;

/// <summary>A member as one line of an overview.</summary>
/// <param name="Listing">The member with its name and roles.</param>
/// <param name="LastSeenAt">When a key was last at work, or a person in a browser session of the last 30 days; null: not that we know.</param>
/// <param name="LastAddress">Where a key was last at work from; always null for a person.</param>
public sealed record MemberOverview(MemberListing Listing, DateTimeOffset? LastSeenAt, string? LastAddress);
