using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Applications;

internal sealed class ApplicationStore(IamDbContext context) : IApplicationStore
{
    public Task<Result> AddAsync(Domain.Applications.Application application, CancellationToken cancellationToken)
    {
        context.Applications.Add(application);
        return SaveAsync(application, cancellationToken);
    }

    public Task<Result> SaveAsync(Domain.Applications.Application application, CancellationToken cancellationToken) =>
        context.FlushAsync(ApplicationErrors.NameTaken, cancellationToken, ApplicationErrors.ChangedMeanwhile);

    public Task<Domain.Applications.Application?> FindAsync(OrganizationId organization, ApplicationId id, CancellationToken cancellationToken) =>
        FindAsync((OrganizationId?)organization, id, cancellationToken);

    public async Task<Domain.Applications.Application?> HoldAsync(OrganizationId? organization, ApplicationId id, CancellationToken cancellationToken)
    {
        // A write that changes nothing is the lock that all three databases have.
        await context.Applications.Where(a => a.Id == id && (organization == null || a.OrganizationId == organization))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.StatusReason, a => a.StatusReason), cancellationToken);
        return await FindAsync(organization, id, cancellationToken);
    }

    public async Task<IReadOnlyList<Domain.Applications.Application>> ListAsync(
        OrganizationId organization, ApplicationFilter filter, CancellationToken cancellationToken)
    {
        var applications = context.Applications.AsNoTracking().Include(a => a.Secrets).Where(a => a.OrganizationId == organization);
        if (filter.Before is { } before)
        {
            applications = applications.Where(a => a.Id < before);
        }

        if (filter.Status is { } status)
        {
            applications = applications.Where(a => a.Status == status);
        }

        return await Search(applications, filter.Search).OrderByDescending(a => a.Id).Take(filter.Limit + 1).ToListAsync(cancellationToken);
    }

    public async Task<int> CountAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        await context.Organizations.Where(o => o.Id == organization)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, o => o.Name), cancellationToken);
        return await context.Applications.CountAsync(a => a.OrganizationId == organization && a.Status != ApplicationStatus.Deleted, cancellationToken);
    }

    public Task EndFamiliesAsync(ApplicationId id, CancellationToken cancellationToken) =>
        context.RefreshFamilies.Where(f => f.ClientId == id.Value && !f.IsRevoked)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.IsRevoked, true), cancellationToken);

    public Task ForgetConsentsAsync(ApplicationId id, CancellationToken cancellationToken) =>
        context.Consents.Where(c => c.ApplicationId == id).ExecuteDeleteAsync(cancellationToken);

    private Task<Domain.Applications.Application?> FindAsync(OrganizationId? organization, ApplicationId id, CancellationToken cancellationToken) =>
        context.Applications.Include(a => a.Secrets)
            .FirstOrDefaultAsync(a => a.Id == id && (organization == null || a.OrganizationId == organization), cancellationToken);

    private static IQueryable<Domain.Applications.Application> Search(IQueryable<Domain.Applications.Application> applications, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return applications;
        }

        if (ApplicationId.TryParse(text.Trim(), null, out var id))
        {
            return applications.Where(a => a.Id == id);
        }

        // As for keys: the name key was made here, and a deleted application has none any more.
        var (written, key) = (text.Trim(), Domain.Applications.Application.KeyOf(text));
        return applications.Where(a => a.NameKey!.Contains(key) || a.Name.Contains(written));
    }
}
