using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Ignore(e => e.OrganizationId);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.PreviousHash).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.Property(e => e.Hash).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.Property(e => e.PersonalDigest).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.Property(e => e.Salt).HasMaxLength(AuditText.HashLength).IsUnicode(false);
        builder.Property(e => e.Action).HasMaxLength(100);
        builder.Property(e => e.TargetType).HasMaxLength(50);
        builder.Property(e => e.TargetId).HasMaxLength(100);
        builder.Property(e => e.Reason).HasMaxLength(500);
        builder.Property(e => e.Address).HasMaxLength(64);
        builder.Property(e => e.UserAgent).HasMaxLength(256);
        builder.Property(e => e.RequestId).HasMaxLength(128);
        builder.Property(e => e.RedactionReason).HasMaxLength(500);
        builder.HasIndex(e => new { e.ChainId, e.Sequence }).IsUnique();
        builder.HasIndex(e => new { e.ChainId, e.TargetId, e.Sequence });
    }
}
