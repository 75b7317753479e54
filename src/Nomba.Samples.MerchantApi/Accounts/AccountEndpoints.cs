using Microsoft.EntityFrameworkCore;
using Nomba.Iam.ResourceServer;
using Nomba.Samples.MerchantApi.Http;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Accounts;

internal static class AccountEndpoints
{
    private const int NameMaxLength = 100;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/accounts/parent", GetParentAsync).RequirePermission("accounts:read");
        app.MapGet("/v1/accounts/balance", GetBalanceAsync).RequirePermission("accounts:read");
        app.MapGet("/v1/accounts/parent/balance", GetBalanceAsync).RequirePermission("accounts:read");
        app.MapGet("/v1/accounts", ListAsync).RequirePermission("accounts:read");
        app.MapPost("/v1/accounts", CreateAsync).RequirePermission("accounts:create");
        app.MapPut("/v1/accounts/suspend/{id:guid}", SuspendAsync).RequirePermission("accounts:suspend");
        app.MapPut("/v1/accounts/reactivate/{id:guid}", ReactivateAsync).RequirePermission("accounts:suspend");
    }

    private static async Task<IResult> GetParentAsync(HttpContext http, MerchantDbContext context, TimeProvider time, CancellationToken cancellationToken) =>
        await context.FindAsync(http.NombaCaller, null, time, cancellationToken) is { } account ? Envelopes.Ok(AccountView.Of(account)) : Envelopes.NotFound();

    private static async Task<IResult> GetBalanceAsync(HttpContext http, MerchantDbContext context, TimeProvider time, CancellationToken cancellationToken) =>
        await context.FindAsync(http.NombaCaller, null, time, cancellationToken) is { } account
            ? Envelopes.Ok(new { amount = Money.Text(account.BalanceKobo), currency = "NGN", timeCreated = time.GetUtcNow() })
            : Envelopes.NotFound();

    private static async Task<IResult> ListAsync(HttpContext http, MerchantDbContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        var caller = http.NombaCaller;
        foreach (var id in caller.Accounts ?? (IEnumerable<Guid>)[caller.OrganizationId])
        {
            await context.OpenAsync(id, caller.OrganizationId, time, cancellationToken);
        }

        var accounts = await context.Accounts.AsNoTracking().Where(a => a.OrganizationId == caller.OrganizationId)
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        return Envelopes.Ok(new { results = accounts.Where(a => caller.MayUseAccount(a.Id)).Select(AccountView.Of).ToArray() });
    }

    private static async Task<IResult> CreateAsync(
        CreateAccountRequest request, HttpContext http, MerchantDbContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.AccountName) || request.AccountName.Length > NameMaxLength)
        {
            return Envelopes.Bad($"accountName is required and has at most {NameMaxLength} characters");
        }

        // A caller that is restricted to some accounts could not use the new one.
        if (http.NombaCaller.Accounts is not null)
        {
            return Envelopes.Forbidden();
        }

        var now = time.GetUtcNow();
        var account = new MerchantAccount
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = http.NombaCaller.OrganizationId,
            Name = request.AccountName.Trim(),
            CreatedAt = now.UtcTicks,
        };
        context.Accounts.Add(account);
        await context.SaveChangesAsync(cancellationToken);
        return Envelopes.Ok(AccountView.Of(account));
    }

    private static Task<IResult> SuspendAsync(Guid id, HttpContext http, MerchantDbContext context, CancellationToken cancellationToken) =>
        SetSuspendedAsync(id, true, http.NombaCaller, context, cancellationToken);

    private static Task<IResult> ReactivateAsync(Guid id, HttpContext http, MerchantDbContext context, CancellationToken cancellationToken) =>
        SetSuspendedAsync(id, false, http.NombaCaller, context, cancellationToken);

    private static async Task<IResult> SetSuspendedAsync(
        Guid id, bool suspended, NombaCaller caller, MerchantDbContext context, CancellationToken cancellationToken)
    {
        if (id == caller.OrganizationId)
        {
            return Envelopes.Bad("The main account cannot be suspended");
        }

        var changed = caller.MayUseAccount(id)
            ? await context.Accounts.Where(a => a.Id == id && a.OrganizationId == caller.OrganizationId)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.IsSuspended, suspended), cancellationToken)
            : 0;
        return changed == 1 ? Envelopes.Ok(new { accountId = id, status = suspended ? "SUSPENDED" : "ACTIVE" }) : Envelopes.NotFound();
    }
}
