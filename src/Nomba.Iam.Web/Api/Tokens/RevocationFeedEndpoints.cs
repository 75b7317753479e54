using System.Globalization;
using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Revocations;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Tokens;

/// <summary>What resource APIs follow to know, in memory, which tokens are dead. Authenticated by a resource server's own credentials.</summary>
internal static class RevocationFeedEndpoints
{
    private const string LastEventId = "Last-Event-ID";

    public static void MapRevocationFeed(this IEndpointRouteBuilder app)
    {
        var revocations = app.MapGroup("/revocations").WithTags("Revocation feed").ForResourceServers();
        revocations.MapGet("/feed", FollowAsync).WithName("followRevocations").WithSummary("Follow the revocation feed")
            .WithDescription(
                "Server-sent events. First everything that still matters (`revocation`), then `ready`, then each event as it happens and a `pulse` every two seconds that says "
                + "how current the feed is. Comes back without loss with the header `Last-Event-ID`.")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").ProducesPublicProblems(StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);
        revocations.MapPost("/receipts", ReceiveAsync).WithName("confirmRevocations").WithSummary("Confirm what is enforced")
            .WithDescription("An instance of a resource API tells which events it enforces, and every few seconds that it is there.")
            .Produces(StatusCodes.Status204NoContent).ProducesPublicProblems(StatusCodes.Status401Unauthorized, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> FollowAsync(HttpContext context, RevocationFeedStream stream, CancellationToken cancellationToken)
    {
        if (!TryReadPosition(context.Request, out var after))
        {
            return Problems.From(Error.Invalid("revocation_feed.position", "Last-Event-ID must be the id of an event of this feed."));
        }

        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature>()?.DisableBuffering();
        await stream.WriteAsync(response, after, cancellationToken);
        return Results.Empty;
    }

    private static async Task<IResult> ReceiveAsync(RevocationReceiptsRequest request, HttpContext context, ISender sender, CancellationToken cancellationToken)
    {
        var received = await sender.Send(
            new ReportReceipts(new ResourceServerId(ResourceServerHandler.ClientOf(context.User)), request.Instance ?? Guid.Empty, request.Name ?? "")
            {
                ReadyFor = Milliseconds(request.ReadyForMs),
                Lag = Milliseconds(request.LagMs),
                AppliedSequence = request.AppliedSequence,
                IsLeaving = request.Leaving,
                Applied = [.. (request.Applied ?? []).Select(a => (a.Sequence, Milliseconds(a.AgoMs)))],
            },
            cancellationToken);
        return received.IsSuccess ? Results.NoContent() : Problems.From(received.Errors);
    }

    // What no duration holds is refused as what is negative is.
    private static TimeSpan Milliseconds(long count) => count is >= 0 and < long.MaxValue / TimeSpan.TicksPerMillisecond ? TimeSpan.FromMilliseconds(count) : TimeSpan.MinValue;

    private static bool TryReadPosition(HttpRequest request, out long? after)
    {
        var text = request.Headers[LastEventId].ToString();
        var read = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence);
        after = read ? sequence : null;
        return read || text.Length == 0;
    }
}
