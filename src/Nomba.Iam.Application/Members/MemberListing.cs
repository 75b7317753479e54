using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Members;

/// <summary>A member with the name to show: a key's name, or a person's e-mail address.</summary>
public sealed record MemberListing(Member Member, string DisplayName);
