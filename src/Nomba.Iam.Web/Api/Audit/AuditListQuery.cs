using System.Buffers.Binary;
using System.Buffers.Text;
using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Audit;

/// <summary>The query string of the audit log.</summary>
internal sealed record AuditListQuery(
    [FromQuery(Name = "actor")] string? Actor,
    [FromQuery(Name = "action")] string? Action,
    [FromQuery(Name = "targetType")] string? TargetType,
    [FromQuery(Name = "targetId")] string? TargetId,
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<AuditFilter> Read()
    {
        List<Error> errors = [];
        var filter = new AuditFilter(PageQuery.Limit(Limit), BeforeOf(Cursor, errors))
        {
            Actor = ActorOf(Actor, errors),
            Action = Action,
            TargetType = TargetType,
            TargetId = TargetId,
            From = MomentOf(From, "from", errors),
            To = MomentOf(To, "to", errors),
            Text = Text,
        };
        return errors.Count == 0 ? filter : errors.ToArray();
    }

    /// <summary>Opaque to clients, so that what it holds may change.</summary>
    public static string? CursorOf(long? next)
    {
        if (next is not { } sequence)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sequence);
        return Base64Url.EncodeToString(bytes);
    }

    private static long? BeforeOf(string? cursor, List<Error> errors)
    {
        if (cursor is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long) + 2];

        // Asked first: decoding throws at some texts instead of saying no.
        if (Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, bytes, out var length) && length == sizeof(long))
        {
            return BinaryPrimitives.ReadInt64BigEndian(bytes);
        }

        errors.Add(Error.Invalid("page.cursor", "The cursor is not one that a page of this list gave.", "cursor"));
        return null;
    }

    private static Guid? ActorOf(string? text, List<Error> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var actor))
        {
            return actor;
        }

        errors.Add(Error.Invalid("audit.actor", "The actor is the id of a member, a person or an application.", "actor"));
        return null;
    }

    private static DateTimeOffset? MomentOf(string? text, string field, List<Error> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (QueryMoment.TryRead(text, out var moment))
        {
            return moment;
        }

        errors.Add(Error.Invalid("audit.moment", "Write the moment as 2026-01-31T23:59:59Z, or the day as 2026-01-31.", field));
        return null;
    }
}
