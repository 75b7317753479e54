using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Members;

/// <summary>An invitation in the hands of whoever holds its link, and the organization it leads to.</summary>
public sealed record OpenedInvitation(InvitationListing Listing, Organization Organization);
