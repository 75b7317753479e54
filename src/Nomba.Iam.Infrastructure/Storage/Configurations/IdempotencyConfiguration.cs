using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Infrastructure.Requests;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRow>
{
    private const int HashLength = 43;

    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.ToTable("IdempotencyKeys");
        builder.HasKey(r => r.Key);
        builder.Property(r => r.Key).HasMaxLength(HashLength).IsUnicode(false);
        builder.Property(r => r.Fingerprint).HasMaxLength(HashLength).IsUnicode(false);
        builder.HasIndex(r => r.ExpiresAt);
    }
}
