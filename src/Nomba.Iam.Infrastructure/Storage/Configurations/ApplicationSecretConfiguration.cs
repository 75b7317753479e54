using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class ApplicationSecretConfiguration : IEntityTypeConfiguration<ApplicationSecret>
{
    public void Configure(EntityTypeBuilder<ApplicationSecret> builder)
    {
        builder.ToTable("ApplicationSecrets");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Hint).HasMaxLength(8);

        // Seconds: SQLite and SQL Server have no type for a span of days.
        builder.Property(s => s.GracePeriod).HasColumnName("GracePeriodSeconds").HasConversion(span => (int)span.TotalSeconds, seconds => TimeSpan.FromSeconds(seconds));
    }
}
