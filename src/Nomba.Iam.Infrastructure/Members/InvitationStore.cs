using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Roles;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Members;

internal sealed class InvitationStore(IamDbContext context) : IInvitationStore
{
    public async Task<Result> AddAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        await context.Invitations
            .Where(i => i.OrganizationId == invitation.OrganizationId && i.EmailKey == invitation.EmailKey && i.ExpiresAt <= invitation.CreatedAt)
            .ExecuteUpdateAsync(
                set => set.SetProperty(i => i.EmailKey, (string?)null).SetProperty(i => i.Status, InvitationStatus.Expired).SetProperty(i => i.Revision, i => i.Revision + 1),
                cancellationToken);
        context.Invitations.Add(invitation);
        return await context.FlushAsync(InvitationErrors.AlreadyInvited, cancellationToken, InvitationErrors.ChangedMeanwhile);
    }

    public Task<Result> SaveAsync(Invitation invitation, CancellationToken cancellationToken) =>
        context.FlushAsync(InvitationErrors.AlreadyInvited, cancellationToken, InvitationErrors.ChangedMeanwhile);

    public async Task<InvitationListing?> FindAsync(OrganizationId organization, InvitationId id, CancellationToken cancellationToken) =>
        await DescribeAsync(await context.Invitations.FirstOrDefaultAsync(i => i.Id == id && i.OrganizationId == organization, cancellationToken), cancellationToken);

    public async Task<InvitationListing?> FindAsync(InvitationId id, CancellationToken cancellationToken) =>
        await DescribeAsync(await context.Invitations.FirstOrDefaultAsync(i => i.Id == id, cancellationToken), cancellationToken);

    public Task<string?> FindEmailAsync(OrganizationId organization, InvitationId id, CancellationToken cancellationToken) =>
        context.Invitations.Where(i => i.Id == id && i.OrganizationId == organization).Select(i => (string?)i.Email).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<InvitationListing>> ListAsync(
        OrganizationId organization, int limit, InvitationId? before, CancellationToken cancellationToken)
    {
        var invitations = context.Invitations.AsNoTracking().Where(i => i.OrganizationId == organization);
        if (before is { } last)
        {
            invitations = invitations.Where(i => i.Id < last);
        }

        return await DescribeAsync(organization, await invitations.OrderByDescending(i => i.Id).Take(limit).ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task<InvitationListing?> DescribeAsync(Invitation? invitation, CancellationToken cancellationToken) =>
        invitation is null ? null : (await DescribeAsync(invitation.OrganizationId, [invitation], cancellationToken))[0];

    private async Task<List<InvitationListing>> DescribeAsync(OrganizationId organization, List<Invitation> invitations, CancellationToken cancellationToken)
    {
        RoleId[] ids = [.. invitations.SelectMany(i => i.RoleIds).Distinct()];
        var roles = await new RoleStore(context).FindManyAsync(organization, ids, cancellationToken);
        return [.. invitations.Select(i => new InvitationListing(i, roles))];
    }
}
