using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Infrastructure.Storage.Conversions;

/// <summary>
/// SQL Server compares a uniqueidentifier from its last six bytes backwards, so a version 7 UUID would not sort by time and every insert
/// would split a page. The bytes are stored in the order in which they are compared.
/// </summary>
internal sealed class SqlServerIdConverter<TId>() : ValueConverter<TId, Guid>(id => ToStored(id.Value), value => FromStored(value))
    where TId : struct, IIdentifier<TId>
{
    // Where each byte of the UUID, most significant first, stands in the order that SQL Server compares.
    private static readonly int[] Positions = [10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3];

    private static Guid ToStored(Guid value)
    {
        Span<byte> plain = stackalloc byte[16];
        Span<byte> stored = stackalloc byte[16];
        value.TryWriteBytes(plain, bigEndian: true, out _);
        for (var i = 0; i < plain.Length; i++)
        {
            stored[Positions[i]] = plain[i];
        }

        return new Guid(stored);
    }

    private static TId FromStored(Guid value)
    {
        Span<byte> stored = stackalloc byte[16];
        Span<byte> plain = stackalloc byte[16];
        value.TryWriteBytes(stored);
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = stored[Positions[i]];
        }

        return TId.From(new Guid(plain, bigEndian: true));
    }
}
