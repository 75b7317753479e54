using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Nomba.Iam.Infrastructure.Storage.Conversions;

/// <summary>Moments as ticks since year 1, UTC: one number that sorts on every database. SQLite cannot order a DateTimeOffset.</summary>
internal sealed class TimeConverter() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
