using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Infrastructure.Usage;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class UsageCountConfiguration : IEntityTypeConfiguration<UsageCountRow>
{
    public void Configure(EntityTypeBuilder<UsageCountRow> builder)
    {
        builder.ToTable("UsageCounts");

        // No foreign key: a count of a key that is gone must not stand in the way of the others in its statement.
        builder.HasKey(c => new { c.KeyId, c.Minute, c.SecretId, c.Outcome, c.Permission });
        builder.Property(c => c.Permission).HasMaxLength(100).IsUnicode(false);

        // A node of the last release, which knows of minutes alone, goes on counting while the others are replaced.
        builder.Property(c => c.Resolution).HasDefaultValue(UsageResolution.Minute).HasSentinel(UsageResolution.Minute);
        builder.HasIndex(c => new { c.Resolution, c.Minute });
    }
}

internal sealed class KeyUseConfiguration : IEntityTypeConfiguration<KeyUseRow>
{
    public void Configure(EntityTypeBuilder<KeyUseRow> builder)
    {
        builder.ToTable("ApiKeyUses");
        builder.HasKey(u => new { u.KeyId, u.SecretId });
        builder.Property(u => u.Address).HasMaxLength(64).IsUnicode(false);
    }
}
