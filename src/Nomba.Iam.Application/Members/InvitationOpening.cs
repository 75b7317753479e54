using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Members;

/// <summary>From a link to its invitation, while it can be accepted.</summary>
internal sealed class InvitationOpening(OneTimeLinks links, IInvitationStore invitations, IOrganizationStore organizations, TimeProvider time)
{
    public async ValueTask<Result<OpenedInvitation>> LookAsync(string token, CancellationToken cancellationToken) =>
        await OpenAsync(await links.LookAsync(token, LinkPurpose.AcceptInvitation, cancellationToken), cancellationToken);

    /// <summary>Uses the link up, in the current transaction: of many who accept at once, one goes on.</summary>
    public async ValueTask<Result<OpenedInvitation>> ConsumeAsync(string token, CancellationToken cancellationToken) =>
        await OpenAsync(await links.ConsumeAsync(token, LinkPurpose.AcceptInvitation, cancellationToken), cancellationToken);

    private async ValueTask<Result<OpenedInvitation>> OpenAsync(Result<OneTimeLink> found, CancellationToken cancellationToken)
    {
        if (!found.TryGetValue(out var link))
        {
            return found.Error;
        }

        if (await invitations.FindAsync(new InvitationId(link.Subject), cancellationToken) is not { Invitation: var invitation } listing)
        {
            return LinkErrors.Unknown;
        }

        var organization = await organizations.FindAsync(invitation.OrganizationId, cancellationToken);
        return invitation.StatusAt(time.GetUtcNow()) != InvitationStatus.Pending ? InvitationErrors.Ended
            : organization is not { Status: OrganizationStatus.Active } ? InvitationErrors.OrganizationClosed
            : new OpenedInvitation(listing, organization);
    }
}
