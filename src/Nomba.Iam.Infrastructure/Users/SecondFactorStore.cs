using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class SecondFactorStore(IamDbContext context) : ISecondFactorStore
{
    public async Task<SecondFactors> FindAsync(UserId user, CancellationToken cancellationToken) => new(
        await context.Authenticators.AnyAsync(a => a.UserId == user && a.EnabledAt != null, cancellationToken),
        await context.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == user.Value, cancellationToken));

    public async Task<bool> IsRequiredByAsync(OrganizationId organization, CancellationToken cancellationToken) =>
        !await context.Organizations.AnyAsync(o => o.Id == organization && !o.RequiresSecondFactor, cancellationToken);

    public Task<bool> IsRequiredOfAsync(UserId user, CancellationToken cancellationToken) =>
        context.Members.OfType<UserMember>()
            .Where(m => m.UserId == user && m.Status == MemberStatus.Active)
            .Join(context.Organizations, m => m.OrganizationId, o => o.Id, (_, o) => o)
            .AnyAsync(o => o.RequiresSecondFactor, cancellationToken);

    // A write that changes nothing is the lock that all three databases have.
    public Task LockAsync(UserId user, CancellationToken cancellationToken) => context.Users.Where(u => u.Id == user.Value)
        .ExecuteUpdateAsync(set => set.SetProperty(u => u.UserName, u => u.UserName), cancellationToken);
}
