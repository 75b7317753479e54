using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Who acts for whom, from memory.</summary>
internal sealed class Delegations(IClientDirectory clients, IMemberDirectory members)
{
    /// <summary>Null when either of them is not there, or not alive.</summary>
    public async ValueTask<Delegation?> FindAsync(Guid application, MemberId member, CancellationToken cancellationToken) =>
        await clients.FindAsync(application, cancellationToken) is ClientRecord.OfApplication { IsActive: true } found
        && await members.FindAsync(member, cancellationToken) is { IsAlive: true } alive
            ? new Delegation(found, alive)
            : null;

    public async ValueTask<OrganizationId?> OrganizationOfAsync(MemberId member, CancellationToken cancellationToken) =>
        (await members.FindAsync(member, cancellationToken))?.OrganizationId;
}
