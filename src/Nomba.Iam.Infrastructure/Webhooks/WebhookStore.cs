using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Webhooks;

internal sealed class WebhookStore(IamDbContext context) : IWebhookStore
{
    public async Task<int> CountAsync(OrganizationId organization, CancellationToken cancellationToken)
    {
        // A write that changes nothing holds the organization's row: two who add the last one at once count one after the other.
        await context.Organizations.Where(o => o.Id == organization)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, o => o.Name), cancellationToken);
        return await context.WebhookEndpoints.CountAsync(e => e.OrganizationId == organization, cancellationToken);
    }

    public Task<Result> AddAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        context.WebhookEndpoints.Add(endpoint);
        return FlushAsync(cancellationToken);
    }

    public Task<Result> SaveAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken) => FlushAsync(cancellationToken);

    public Task<Result> DeleteAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        context.WebhookEndpoints.Remove(endpoint);
        return FlushAsync(cancellationToken);
    }

    public Task<WebhookEndpoint?> FindAsync(OrganizationId organization, WebhookEndpointId id, CancellationToken cancellationToken) =>
        context.WebhookEndpoints.FirstOrDefaultAsync(e => e.Id == id && e.OrganizationId == organization, cancellationToken);

    public async Task<IReadOnlyList<WebhookEndpoint>> ListAsync(OrganizationId organization, CancellationToken cancellationToken) =>
        await context.WebhookEndpoints.AsNoTracking().Where(e => e.OrganizationId == organization).OrderByDescending(e => e.Id).ToListAsync(cancellationToken);

    private Task<Result> FlushAsync(CancellationToken cancellationToken) =>
        context.FlushAsync(WebhookErrors.ChangedMeanwhile, cancellationToken, WebhookErrors.ChangedMeanwhile);
}
