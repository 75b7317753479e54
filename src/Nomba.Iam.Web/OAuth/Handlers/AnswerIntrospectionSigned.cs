using System.Text.Json;
using Mediator;
using Microsoft.AspNetCore;
using Microsoft.Net.Http.Headers;
using Nomba.Iam.Application.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>
/// RFC 9701: a resource server that accepts <c>application/token-introspection+jwt</c>, and nothing rather than it, gets the answer signed. Refusals
/// and the answers to other clients stay JSON.
/// </summary>
internal sealed class AnswerIntrospectionSigned(ISender sender) : IOpenIddictServerHandler<ApplyIntrospectionResponseContext>
{
    public const string MediaType = "application/token-introspection+jwt";

    public async ValueTask HandleAsync(ApplyIntrospectionResponseContext context)
    {
        if (!string.IsNullOrEmpty(context.Error) || context.Transaction.GetHttpRequest() is not { } request || !Wants(request)
            || !Guid.TryParse(context.Request?.ClientId, out var client)
            || await sender.Send(new SignIntrospection(client, JsonSerializer.SerializeToUtf8Bytes(context.Response)), context.CancellationToken) is not { } signed)
        {
            return;
        }

        // Handled: nobody after this writes a body.
        var response = request.HttpContext.Response;
        response.ContentType = MediaType;
        context.HandleRequest();
        await response.WriteAsync(signed, context.CancellationToken);
    }

    // Named, so that a client which takes anything gets what it always got; and liked no less than JSON, where that is named too.
    private static bool Wants(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return LikingOf(accepted, MediaType) is > 0 and var liking && liking >= (LikingOf(accepted, "application/json") ?? 0);
    }

    private static double? LikingOf(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.FirstOrDefault(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } named ? named.Quality ?? 1 : null;
}
