using Nomba.Iam.Application.Members;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Web.Api.Members;

internal static class InvitationMapping
{
    public static InvitationResponse ToResponse(this InvitationListing listing, TimeProvider time)
    {
        var invitation = listing.Invitation;
        return new InvitationResponse(
            invitation.Id.Value,
            invitation.Email,
            Name(invitation.StatusAt(time.GetUtcNow())),
            invitation.InvitedBy.Value,
            invitation.CreatedAt,
            invitation.ExpiresAt,
            [
                .. invitation.Assignments
                    .Select(a => new MemberRoleResponse(a.RoleId.Value, listing.NameOf(a.RoleId), [.. a.AccountIds.Select(id => id.Value)], listing.DangerousIn(a))),
            ]);
    }

    public static InvitationViewResponse ToResponse(this InvitationView view)
    {
        var listing = view.Opened.Listing;
        return new InvitationViewResponse(
            view.Opened.Organization.Name,
            view.InvitedBy,
            listing.Invitation.Email,
            view.HasAccount,
            listing.Invitation.ExpiresAt,
            [.. listing.Invitation.RoleIds.Select(listing.NameOf)]);
    }

    private static string Name(InvitationStatus status) => status switch
    {
        InvitationStatus.Pending => "pending",
        InvitationStatus.Accepted => "accepted",
        InvitationStatus.Revoked => "revoked",
        InvitationStatus.Expired => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
