using System.Net;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>The check that the configured mode asks for, and the answer when it fails.</summary>
internal sealed class TokenChecks(HybridCheck hybrid, JwtCheck jwt, IntrospectionCheck introspection, IOptions<NombaResourceServerOptions> options)
{
    private const string RetryAfterSeconds = "1";

    public ValueTask<TokenVerdict> CheckAsync(string token, IPAddress? address, CancellationToken cancellationToken) => options.Value.Mode switch
    {
        ValidationMode.Hybrid => hybrid.CheckAsync(token, address, cancellationToken),
        ValidationMode.Jwt => jwt.CheckAsync(token, cancellationToken),
        ValidationMode.Introspect => introspection.CheckAsync(token, address, cancellationToken),
        _ => throw new InvalidOperationException("An enum has no other value."),
    };

    public Task RefuseAsync(HttpContext context, NombaFailure failure, string? scope)
    {
        var response = context.Response;
        response.StatusCode = failure.Status;
        response.Headers.CacheControl = "no-store";
        if (failure.Status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }
        else
        {
            response.Headers.WWWAuthenticate = Challenge(failure, scope);
        }

        return options.Value.WriteFailure is { } write
            ? write(context, failure)
            : Results.Problem(failure.Description, statusCode: failure.Status, title: failure.Error ?? "Not authenticated").ExecuteAsync(context);
    }

    // Permission names and error codes have no character that a quoted string would need to escape.
    private string Challenge(NombaFailure failure, string? scope)
    {
        var realm = $"Bearer realm=\"{options.Value.Audience}\"";
        return failure.Error is null ? realm
            : scope is null ? $"{realm}, error=\"{failure.Error}\", error_description=\"{failure.Description}\""
            : $"{realm}, error=\"{failure.Error}\", scope=\"{scope}\"";
    }
}
