using System.Buffers.Text;
using System.Globalization;
using Nomba.Iam.Domain.Identifiers;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Http;

/// <summary>The part of a query string that pages through a list: <c>limit</c>, and <c>cursor</c> as a page before gave it.</summary>
internal static class PageQuery
{
    public const int DefaultLimit = 50;

    private const int CursorBytes = 16;

    /// <summary>What is no number becomes 0, which the use case refuses with the same words as any other limit out of range.</summary>
    public static int Limit(string? text) =>
        text is null ? DefaultLimit : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : 0;

    public static TId? After<TId>(string? cursor, List<Error> errors)
        where TId : struct, IIdentifier<TId>
    {
        if (cursor is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[CursorBytes + 2];

        // Asked first: decoding throws at some texts instead of saying no.
        if (Base64Url.IsValid(cursor) && Base64Url.TryDecodeFromChars(cursor, bytes, out var length) && length == CursorBytes)
        {
            return TId.From(new Guid(bytes[..CursorBytes], bigEndian: true));
        }

        errors.Add(Error.Invalid("page.cursor", "The cursor is not one that a page of this list gave.", "cursor"));
        return null;
    }

    /// <summary>Opaque to clients, so that what it holds may change.</summary>
    public static string? Cursor<TId>(TId? last)
        where TId : struct, IIdentifier<TId> => last is { } id ? Base64Url.EncodeToString(id.Value.ToByteArray(bigEndian: true)) : null;
}
