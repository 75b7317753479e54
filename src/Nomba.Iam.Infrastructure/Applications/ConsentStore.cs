using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Applications;

internal sealed class ConsentStore(IamDbContext context, TimeProvider time) : IConsentStore
{
    public async Task<IReadOnlyList<Consent>> GivenAsync(UserId user, ApplicationId application, CancellationToken cancellationToken) =>
        await context.Consents.AsNoTracking().Where(c => c.UserId == user && c.ApplicationId == application).ToListAsync(cancellationToken);

    public async Task<Consent?> HoldAsync(MemberId member, ApplicationId application, CancellationToken cancellationToken)
    {
        // A write that changes nothing is the lock that all three databases have.
        await context.Members.Where(m => m.Id == member)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.StatusReason, m => m.StatusReason), cancellationToken);
        return await context.Consents.FirstOrDefaultAsync(c => c.MemberId == member && c.ApplicationId == application, cancellationToken);
    }

    public void Add(Consent consent) => context.Consents.Add(consent);

    public async Task AddCodeAsync(AuthorizationCode code, CancellationToken cancellationToken)
    {
        context.AuthorizationCodes.Add(code);
        await context.SaveChangesAsync(cancellationToken);
    }

    public Task<Consent?> FindAsync(UserId user, ConsentId id, CancellationToken cancellationToken) =>
        context.Consents.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.UserId == user, cancellationToken);

    public Task<Consent?> FindAsync(OrganizationId organization, ApplicationId application, ConsentId id, CancellationToken cancellationToken) =>
        context.Consents.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.OrganizationId == organization && c.ApplicationId == application, cancellationToken);

    public async Task<IReadOnlyList<TokenFamilyId>> EndAsync(Consent consent, DateTimeOffset endedAfter, CancellationToken cancellationToken)
    {
        context.Consents.Remove(consent);
        await context.SaveChangesAsync(cancellationToken);

        // The codes first: an exchange that is under way holds its code's row, and has written its family once this statement gets past it.
        var (member, client, now) = (consent.MemberId, consent.ApplicationId.Value, time.GetUtcNow());
        await context.AuthorizationCodes.Where(c => c.MemberId == member && c.ApplicationId == client && c.ConsumedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConsumedAt, now), cancellationToken);
        var families = context.RefreshFamilies.Where(f => f.MemberId == member && f.ClientId == client && !f.IsRevoked && f.ExpiresAt > endedAfter);
        var ids = await families.Select(f => f.Id).ToListAsync(cancellationToken);
        await families.ExecuteUpdateAsync(set => set.SetProperty(f => f.IsRevoked, true), cancellationToken);
        return [.. ids.Select(id => TokenFamilyId.TryParse(id, out var family) ? family : throw new FormatException("A stored family id is not one."))];
    }

    public Task<IReadOnlyList<ConsentListing>> ListAsync(UserId user, int limit, ConsentId? before, CancellationToken cancellationToken) =>
        ListAsync(context.Consents.Where(c => c.UserId == user), limit, before, cancellationToken);

    public Task<IReadOnlyList<ConsentListing>> ListAsync(
        OrganizationId organization, ApplicationId application, int limit, ConsentId? before, CancellationToken cancellationToken) =>
        ListAsync(context.Consents.Where(c => c.OrganizationId == organization && c.ApplicationId == application), limit, before, cancellationToken);

    private async Task<IReadOnlyList<ConsentListing>> ListAsync(IQueryable<Consent> consents, int limit, ConsentId? before, CancellationToken cancellationToken)
    {
        if (before is { } last)
        {
            consents = consents.Where(c => c.Id < last);
        }

        var found = await (
            from consent in consents.AsNoTracking()
            join member in context.Members on consent.MemberId equals member.Id
            where member.Status != MemberStatus.Revoked
            join application in context.Applications on consent.ApplicationId equals application.Id
            where application.Status != ApplicationStatus.Deleted
            join organization in context.Organizations on consent.OrganizationId equals organization.Id
            orderby consent.Id descending
            select new { Consent = consent, Application = application.Name, Organization = organization.Name })
            .Take(limit + 1).ToListAsync(cancellationToken);
        Guid[] people = [.. found.Select(f => f.Consent.UserId.Value).Distinct()];
        var emails = await context.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email!, cancellationToken);
        return [.. found.Select(f => new ConsentListing(f.Consent, f.Application, f.Organization, emails.GetValueOrDefault(f.Consent.UserId.Value, "")))];
    }
}
