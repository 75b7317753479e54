using Microsoft.EntityFrameworkCore;
using Nomba.Iam.ResourceServer;
using Nomba.Samples.MerchantApi.Accounts;
using Nomba.Samples.MerchantApi.Http;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Samples.MerchantApi.Terminals;

internal static class TerminalEndpoints
{
    public static void MapTerminals(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/terminals", ListAsync).RequirePermission("terminals:read");
        app.MapPost("/v1/terminals/assign", AssignAsync).RequirePermission("terminals:assign");
        app.MapPost("/v1/terminals/assign/{subAccountId:guid}", AssignAsync).RequirePermission("terminals:assign");
        app.MapPost("/v1/terminals/unassign", UnassignAsync).RequirePermission("terminals:assign");
    }

    private static async Task<IResult> ListAsync(HttpContext http, MerchantDbContext context)
    {
        var caller = http.NombaCaller;
        var terminals = await context.Terminals.AsNoTracking().Where(t => t.OrganizationId == caller.OrganizationId)
            .OrderBy(t => t.SerialNumber).ToListAsync(http.RequestAborted);
        return Envelopes.Ok(new { results = terminals.Where(t => caller.MayUseAccount(t.AccountId)).Select(TerminalView.Of).ToArray() });
    }

    private static async Task<IResult> AssignAsync(
        Guid? subAccountId, AssignTerminalRequest request, HttpContext http, MerchantDbContext context, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(request.SerialNumber) || string.IsNullOrWhiteSpace(request.TerminalLabel))
        {
            return Envelopes.Bad("serialNumber and terminalLabel are required");
        }

        if (await context.FindAsync(http.NombaCaller, subAccountId, time, http.RequestAborted) is not { } account)
        {
            return Envelopes.NotFound();
        }

        var terminal = new Terminal
        {
            SerialNumber = request.SerialNumber.Trim(),
            Label = request.TerminalLabel.Trim(),
            OrganizationId = account.OrganizationId,
            AccountId = account.Id,
        };
        var inserted = await context.Database.ExecuteSqlAsync(
            $"INSERT INTO Terminals (OrganizationId, SerialNumber, AccountId, Label) VALUES ({terminal.OrganizationId}, {terminal.SerialNumber}, {terminal.AccountId}, {terminal.Label}) ON CONFLICT DO NOTHING",
            http.RequestAborted);
        return inserted == 1 ? Envelopes.Ok(TerminalView.Of(terminal)) : Envelopes.Bad("The terminal is assigned already: unassign it first");
    }

    private static async Task<IResult> UnassignAsync(UnassignTerminalRequest request, HttpContext http, MerchantDbContext context)
    {
        var caller = http.NombaCaller;
        var terminal = await context.Terminals.FirstOrDefaultAsync(
            t => t.OrganizationId == caller.OrganizationId && t.SerialNumber == request.SerialNumber, http.RequestAborted);
        if (terminal is null || !caller.MayUseAccount(terminal.AccountId))
        {
            return Envelopes.NotFound();
        }

        context.Terminals.Remove(terminal);
        await context.SaveChangesAsync(http.RequestAborted);
        return Envelopes.Ok(new { serialNumber = terminal.SerialNumber, status = "UNASSIGNED" });
    }
}
