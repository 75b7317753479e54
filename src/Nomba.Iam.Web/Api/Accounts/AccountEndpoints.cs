using Mediator;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Contracts.Accounts;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Accounts;

/// <summary>Routes, permissions and mapping of the account use cases. No rules.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ListAsync).RequirePermission(IamPermissions.OrganizationRead).WithName("listAccounts")
            .WithSummary("List accounts, newest first").Produces<Page<AccountResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        accounts.MapPost("", CreateAsync).RequirePermission(IamPermissions.OrganizationManageAccounts).WithName("createAccount").Idempotent()
            .WithSummary("Create an account").WithDescription($"An organization has at most {Account.MaxPerOrganization}.")
            .Produces<AccountResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        accounts.MapGet("/{subAccountId}", GetAsync).RequirePermission(IamPermissions.OrganizationRead).WithName("getAccount")
            .WithSummary("Read an account").Produces<AccountResponse>().ProducesProblems();
        accounts.MapPatch("/{subAccountId}", RenameAsync).RequirePermission(IamPermissions.OrganizationManageAccounts).WithName("renameAccount")
            .WithSummary("Rename an account").Produces<AccountResponse>().ProducesChangeProblems();
        accounts.MapPost("/{subAccountId}/suspend", SuspendAsync).RequirePermission(IamPermissions.OrganizationManageAccounts).WithName("suspendAccount")
            .WithSummary("Suspend an account")
            .WithDescription(
                "Roles that are limited to it hold on it no longer, and their holders' tokens are dead once this answers. A role that is held everywhere names no "
                + "account in a token: there the resource API asks `POST /api/v1/decisions`, or knows its own accounts. Suspending it again changes nothing.")
            .Produces<AccountResponse>().ProducesChangeProblems();
        accounts.MapPost("/{subAccountId}/reactivate", ReactivateAsync).RequirePermission(IamPermissions.OrganizationManageAccounts).WithName("reactivateAccount")
            .WithSummary("Reactivate a suspended account").WithDescription("Roles that are limited to it hold on it again. Their holders' tokens from before are dead.")
            .Produces<AccountResponse>().ProducesProblems(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(
        string accountId, [AsParameters] StatusListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.ReadAccounts();
        if (!read.TryGetValue(out var filter))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(new ListAccounts(RouteIds.Organization(accountId), filter), cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<AccountResponse>([.. page.Items.Select(ToResponse)], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> CreateAsync(string accountId, CreateAccountRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new CreateAccount(RouteIds.Organization(accountId), request.Name), cancellationToken);
        return result.TryGetValue(out var account)
            ? IfMatch.Created($"/api/v1/organizations/{accountId}/accounts/{account.Id}", ToResponse(account), account.Revision)
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync(string accountId, string subAccountId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new GetAccount(RouteIds.Organization(accountId), RouteIds.Account(subAccountId)), cancellationToken));

    private static async Task<IResult> RenameAsync(
        [AsParameters] AccountRoute route, RenameAccountRequest request, IfMatch ifMatch, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new RenameAccount(route.Organization, route.Account, request.Name, ifMatch.Expected), cancellationToken));

    private static async Task<IResult> SuspendAsync(
        string accountId, string subAccountId, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new SuspendAccount(RouteIds.Organization(accountId), RouteIds.Account(subAccountId), request.Reason), cancellationToken));

    private static async Task<IResult> ReactivateAsync(string accountId, string subAccountId, ISender sender, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new ReactivateAccount(RouteIds.Organization(accountId), RouteIds.Account(subAccountId)), cancellationToken));

    private static IResult Answer(Result<Account> result) =>
        result.TryGetValue(out var account) ? IfMatch.Ok(ToResponse(account), account.Revision) : Problems.From(result.Errors);

    private static AccountResponse ToResponse(Account account) => new(
        account.Id.Value, account.Name, ActivityStatuses.Name(account.Status), account.StatusReason, account.StatusChangedAt, account.CreatedAt, account.Revision);
}
