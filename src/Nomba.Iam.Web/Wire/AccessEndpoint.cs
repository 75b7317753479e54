using Mediator;
using Microsoft.AspNetCore.Authentication;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Wire;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Api;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Wire;

/// <summary>Gives a key access to one account, or takes it away, in the name of whoever the bearer token is of.</summary>
internal sealed class AccessEndpoint(ISender sender, IHttpContextAccessor http) : IWireEndpoint
{
    private const string Allow = "allow";
    private const string Deny = "deny";
    private const string Writer = "ACCOUNT_WRITER";
    private const string Reader = "ACCOUNT_READER";

    public static string Path => WireRegistration.Prefix + "/accounts/{subAccountId}/access";

    public static string Method => HttpMethods.Put;

    public static IReadOnlyList<WireField> Fields { get; } = [WireField.AccessGrant, WireField.ClientId, WireField.AccessRole];

    public async ValueTask<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (request.Account is not { } account)
        {
            return WireAnswer.Of(WireErrors.NoAccount);
        }

        if (await RefuseAsync() is { } refused)
        {
            return WireAnswer.Of(refused);
        }

        var read = Read(request, account);
        if (!read.TryGetValue(out var command))
        {
            return WireAnswer.Of(read.Error);
        }

        var result = await sender.Send(command, cancellationToken);
        return result.IsSuccess
            ? WireAnswer.Of(new WireAccess(
                command.AccountId.Value, command.ClientId, command.IsAllowed ? Allow : Deny, command.Access == AccountAccess.Writer ? Writer : Reader))
            : WireAnswer.Of(result.Error == PipelineErrors.OrganizationNotFound ? WireErrors.OtherAccount : result.Error);
    }

    // The management API's own door: a token of its audience, live, and good at this moment.
    private async ValueTask<Error?> RefuseAsync()
    {
        var known = await http.HttpContext!.AuthenticateAsync(BearerHandler.SchemeName);
        return known.Succeeded ? null : known.Failure?.Message == TokenErrors.Unavailable.Code ? TokenErrors.Unavailable : WireErrors.NoToken;
    }

    // What is no id is the id of nothing, and ends as anything unknown does.
    private static Result<ChangeAccountAccess> Read(WireRequest request, WireAccount account)
    {
        var body = request.Body;
        if (body.Missing(WireField.AccessGrant, WireField.ClientId, WireField.AccessRole) is { } missing)
        {
            return missing;
        }

        if (body[WireField.AccessGrant] is not (Allow or Deny))
        {
            return WireErrors.NotOneOf(WireField.AccessGrant.Name, Allow, Deny);
        }

        if (body[WireField.AccessRole] is not (Writer or Reader))
        {
            return WireErrors.NotOneOf(WireField.AccessRole.Name, Writer, Reader);
        }

        request.TryReadClient(out var client);
        return new ChangeAccountAccess(
            account.Id,
            RouteIds.Account(request.Route("subAccountId")),
            client ?? Guid.Empty,
            body[WireField.AccessRole] == Writer ? AccountAccess.Writer : AccountAccess.Reader,
            body[WireField.AccessGrant] == Allow);
    }
}
