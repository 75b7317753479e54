using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Nomba.Iam.Domain.Identifiers;

namespace Nomba.Iam.Infrastructure.Storage.Conversions;

/// <summary>Ids as UUIDs. SQLite compares their text and PostgreSQL their bytes, both in order of time.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IIdentifier<TId>
{
    private static TId Make(Guid value) => TId.From(value);
}
