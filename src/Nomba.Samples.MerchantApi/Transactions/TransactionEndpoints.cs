using Microsoft.EntityFrameworkCore;
using Nomba.Iam.ResourceServer;
using Nomba.Samples.MerchantApi.Accounts;
using Nomba.Samples.MerchantApi.Http;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Transactions;

internal static class TransactionEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    public static void MapTransactions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/transactions/accounts/single", GetAsync).RequirePermission("transactions:read");
        app.MapGet("/v1/transactions/accounts", ListAsync).RequirePermission("transactions:read");
        app.MapGet("/v1/transactions/accounts/{subAccountId:guid}", ListAsync).RequirePermission("transactions:read");
        app.MapPost("/v1/transactions/narration", AnnotateAsync).RequirePermission("transactions:manage");
    }

    private static async Task<IResult> ListAsync(
        Guid? subAccountId, [AsParameters] TransactionQuery query, HttpContext http, MerchantDbContext context, TimeProvider time)
    {
        var cancellationToken = http.RequestAborted;
        var limit = query.Limit ?? DefaultLimit;
        var cursor = Guid.Empty;
        if (limit is < 1 or > MaxLimit || (query.Cursor is not null && !Guid.TryParse(query.Cursor, out cursor)))
        {
            return Envelopes.Bad($"limit is between 1 and {MaxLimit}, and cursor is one that an answer gave");
        }

        if (await context.FindAsync(http.NombaCaller, subAccountId, time, cancellationToken) is not { } account)
        {
            return Envelopes.NotFound();
        }

        var (from, to) = (query.DateFrom?.UtcTicks ?? long.MinValue, query.DateTo?.UtcTicks ?? long.MaxValue);
        var rows = await context.Transactions.AsNoTracking()
            .Where(t => t.AccountId == account.Id && t.CreatedAt >= from && t.CreatedAt <= to && (query.Cursor == null || t.Id.CompareTo(cursor) < 0))
            .OrderByDescending(t => t.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > limit;
        return Envelopes.Ok(new { results = rows.Take(limit).Select(TransactionView.Of).ToArray(), cursor = more ? rows[limit - 1].Id.ToString() : "" });
    }

    private static async Task<IResult> GetAsync(string? transactionRef, HttpContext http, MerchantDbContext context) =>
        await FindAsync(transactionRef, http, context) is { } found ? Envelopes.Ok(TransactionView.Of(found)) : Envelopes.NotFound();

    private static async Task<IResult> AnnotateAsync(NarrationRequest request, HttpContext http, MerchantDbContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Narration) || request.Narration.Length > 200)
        {
            return Envelopes.Bad("narration is required and has at most 200 characters");
        }

        if (await FindAsync(request.TransactionRef, http, context) is not { } found)
        {
            return Envelopes.NotFound();
        }

        await context.Transactions.Where(t => t.Id == found.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Narration, request.Narration), http.RequestAborted);
        found.Narration = request.Narration;
        return Envelopes.Ok(TransactionView.Of(found));
    }

    private static async Task<MerchantTransaction?> FindAsync(string? reference, HttpContext http, MerchantDbContext context)
    {
        var caller = http.NombaCaller;
        var found = await context.Transactions.AsNoTracking()
            .FirstOrDefaultAsync(t => t.OrganizationId == caller.OrganizationId && t.Reference == reference, http.RequestAborted);
        return found is not null && caller.MayUseAccount(found.AccountId) ? found : null;
    }
}
