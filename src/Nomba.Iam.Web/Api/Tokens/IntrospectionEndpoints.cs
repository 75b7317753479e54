using Mediator;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Tokens;

/// <summary>Introspection of many tokens with one request, for gateways. No rules.</summary>
internal static class IntrospectionEndpoints
{
    // A hundred tokens of 5 KB each, which is far more than even a key with every permission gets.
    private const int MaxBodyBytes = 512 * 1024;

    public static void MapIntrospection(this IEndpointRouteBuilder app) =>
        app.MapPost("/introspect", AskAsync).WithTags("Tokens").ForResourceServers().WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .WithName("introspectTokens").WithSummary("Are these tokens good for this API right now?")
            .WithDescription(
                "Up to 100 at once, in at most 512 KB; the answers stand in the order of the tokens and say what `/oauth2/introspect` would say of each (RFC 7662). A token that is "
                + "unknown, dead or for another API is `{\"active\":false}` and nothing more. When they cannot be checked right now, none is: 503, with `Retry-After`.")
            .Produces<IntrospectTokensResponse>().ProducesProblems(StatusCodes.Status400BadRequest);

    private static async Task<IResult> AskAsync(
        IntrospectTokensRequest request, HttpContext context, ISender sender, IOptions<TokenOptions> options, CancellationToken cancellationToken)
    {
        AskedToken[] tokens = [.. (request.Tokens ?? []).Select(t => new AskedToken(t.Token, IpRange.ReadAddress(t.ClientAddress)))];
        var result = await sender.Send(new IntrospectTokens(ResourceServerHandler.ClientOf(context.User), tokens), cancellationToken);
        return result.TryGetValue(out var answers)
            ? Results.Ok(new IntrospectTokensResponse([.. answers.Select(a => a.ToResponse(options.Value.Issuer))]))
            : Problems.From(result.Errors);
    }
}
