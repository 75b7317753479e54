using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Web.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>
/// Lets readers keep the key set and the metadata for a while, and ask for them again for the price of a header (RFC 9111, RFC 9110 section
/// 13.1.2). The tag is a digest of the answer, so it is the same on every node that would answer the same.
/// </summary>
internal sealed class LetReadersKeep(IOptions<SigningKeySchedule> schedule) :
    IOpenIddictServerHandler<ApplyConfigurationResponseContext>,
    IOpenIddictServerHandler<ApplyJsonWebKeySetResponseContext>
{
    public ValueTask HandleAsync(ApplyConfigurationResponseContext context)
    {
        Tag(context, context.Transaction, context.Response);
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ApplyJsonWebKeySetResponseContext context)
    {
        Tag(context, context.Transaction, context.Response);
        return ValueTask.CompletedTask;
    }

    private void Tag(BaseRequestContext context, OpenIddictServerTransaction transaction, OpenIddictResponse answer)
    {
        if (!string.IsNullOrEmpty(answer.Error) || transaction.GetHttpRequest() is not { } request)
        {
            return;
        }

        var tag = $"\"{Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(answer)).AsSpan(0, 16))}\"";
        var response = request.HttpContext.Response;
        response.Headers.ETag = tag;

        // The header that lets pages of other origins read it is there only for who names one: a cache must not give the one's answer to the other.
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={(long)schedule.Value.KeepFor.TotalSeconds}");
        if (IfNoneMatch.Names(request, tag))
        {
            // Handled: nobody after this writes a body.
            response.StatusCode = StatusCodes.Status304NotModified;
            context.HandleRequest();
        }
    }
}
