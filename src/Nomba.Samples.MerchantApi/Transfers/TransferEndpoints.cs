using Microsoft.EntityFrameworkCore;
using Nomba.Iam.ResourceServer;
using Nomba.Samples.MerchantApi.Accounts;
using Nomba.Samples.MerchantApi.Http;
using Nomba.Samples.MerchantApi.Storage;
using Nomba.Samples.MerchantApi.Transactions;

namespace Nomba.Samples.MerchantApi.Transfers;

internal static class TransferEndpoints
{
    public static void MapTransfers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/transfers/banks", () => Envelopes.Ok(Banks.All)).RequirePermission("transfers:read");
        app.MapPost("/v1/transfers/bank/lookup", Lookup).RequirePermission("transfers:read");
        app.MapPost("/v2/transfers/bank", SendAsync).RequirePermission("transfers:initiate");
        app.MapPost("/v2/transfers/bank/{subAccountId:guid}", SendAsync).RequirePermission("transfers:initiate");
    }

    private static IResult Lookup(BankLookupRequest request) =>
        !Banks.IsAccountNumber(request.AccountNumber) ? Envelopes.Bad("accountNumber must have 10 digits")
        : !Banks.Knows(request.BankCode) ? Envelopes.Bad("bankCode is not one of a known bank")
        : Envelopes.Ok(new { accountNumber = request.AccountNumber, accountName = $"SANDBOX HOLDER {request.AccountNumber![^4..]}" });

    private static async Task<IResult> SendAsync(
        Guid? subAccountId, TransferRequest request, HttpContext http, MerchantDbContext context, TimeProvider time)
    {
        if (request.Fault() is { } fault)
        {
            return Envelopes.Bad(fault);
        }

        if (await context.FindAsync(http.NombaCaller, subAccountId, time, http.RequestAborted) is not { } account)
        {
            return Envelopes.NotFound();
        }

        return account.IsSuspended
            ? Envelopes.Bad("The account is suspended")
            : await PayAsync(Describe(request, account, time), context, http.RequestAborted);
    }

    // One transaction: the debit happens if the balance covers it and the reference is new, or nothing does.
    private static async Task<IResult> PayAsync(MerchantTransaction payment, MerchantDbContext context, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var before = await context.Transactions.AsNoTracking()
            .FirstOrDefaultAsync(t => t.OrganizationId == payment.OrganizationId && t.Reference == payment.Reference, cancellationToken);
        if (before is not null)
        {
            return IsSame(before, payment) ? Envelopes.Ok(TransactionView.Of(before)) : Envelopes.Bad("merchantTxRef was used for another transfer");
        }

        var debited = await context.Accounts.Where(a => a.Id == payment.AccountId && !a.IsSuspended && a.BalanceKobo >= payment.AmountKobo)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.BalanceKobo, a => a.BalanceKobo - payment.AmountKobo), cancellationToken);
        if (debited == 0)
        {
            return Envelopes.Bad("The balance does not cover the amount");
        }

        context.Transactions.Add(payment);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Envelopes.Ok(TransactionView.Of(payment));
    }

    private static bool IsSame(MerchantTransaction before, MerchantTransaction now) =>
        (before.AccountId, before.AmountKobo, before.BankCode, before.AccountNumber) == (now.AccountId, now.AmountKobo, now.BankCode, now.AccountNumber);

    private static MerchantTransaction Describe(TransferRequest request, MerchantAccount account, TimeProvider time)
    {
        Money.TryKobo(request.Amount, out var kobo);
        var now = time.GetUtcNow();
        return new MerchantTransaction
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = account.OrganizationId,
            AccountId = account.Id,
            Reference = request.MerchantTxRef!.Trim(),
            AmountKobo = kobo,
            Beneficiary = request.AccountName!.Trim(),
            BankCode = request.BankCode!,
            AccountNumber = request.AccountNumber!,
            Narration = request.Narration,
            CreatedAt = now.UtcTicks,
        };
    }
}
