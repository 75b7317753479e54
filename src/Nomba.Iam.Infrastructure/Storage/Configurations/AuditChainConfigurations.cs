using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads");
        builder.HasKey(h => h.ChainId);
        builder.Property(h => h.ChainId).ValueGeneratedNever();
        builder.Property(h => h.Hash).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.Property(h => h.Seal).HasMaxLength(AuditText.HashLength).IsUnicode(false);
    }
}

internal sealed class AuditCheckpointConfiguration : IEntityTypeConfiguration<AuditCheckpoint>
{
    public void Configure(EntityTypeBuilder<AuditCheckpoint> builder)
    {
        builder.ToTable("AuditCheckpoints");

        // Of two nodes that sign the same point, one loses.
        builder.HasKey(c => new { c.ChainId, c.Sequence });
        builder.Property(c => c.Hash).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.Property(c => c.Kid).HasMaxLength(AuditText.KidLength).IsUnicode(false);
        builder.Property(c => c.Signature).HasMaxLength(AuditText.SignatureLength).IsUnicode(false);
    }
}

internal sealed class AuditCutConfiguration : IEntityTypeConfiguration<AuditCut>
{
    public void Configure(EntityTypeBuilder<AuditCut> builder)
    {
        builder.ToTable("AuditCuts");
        builder.HasKey(c => new { c.ChainId, c.Sequence });
        builder.Property(c => c.Hash).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.Property(c => c.Kid).HasMaxLength(AuditText.KidLength).IsUnicode(false);
        builder.Property(c => c.Signature).HasMaxLength(AuditText.SignatureLength).IsUnicode(false);
    }
}

internal sealed class AuditKeyConfiguration : IEntityTypeConfiguration<AuditKey>
{
    public void Configure(EntityTypeBuilder<AuditKey> builder)
    {
        builder.ToTable("AuditKeys");
        builder.HasKey(k => k.Kid);
        builder.Property(k => k.Kid).HasMaxLength(AuditText.KidLength).IsUnicode(false);
        builder.Property(k => k.X).HasMaxLength(43).IsUnicode(false);
        builder.Property(k => k.Y).HasMaxLength(43).IsUnicode(false);
        builder.Property(k => k.Seal).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.HasIndex(k => k.Generation).IsUnique();
    }
}
