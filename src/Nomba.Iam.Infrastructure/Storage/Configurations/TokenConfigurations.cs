using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Tokens;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class RefreshFamilyConfiguration : IEntityTypeConfiguration<RefreshFamily>
{
    public void Configure(EntityTypeBuilder<RefreshFamily> builder)
    {
        builder.ToTable("RefreshFamilies");
        builder.Property(f => f.Id).HasMaxLength(TokenFamilyId.TextLength).IsUnicode(false);
        builder.HasIndex(f => f.ExpiresAt);
        builder.HasIndex(f => new { f.ClientId, f.MemberId });
    }
}

internal sealed class AuthorizationCodeConfiguration : IEntityTypeConfiguration<AuthorizationCode>
{
    private const int HashLength = 43;

    public void Configure(EntityTypeBuilder<AuthorizationCode> builder)
    {
        builder.ToTable("AuthorizationCodes");
        builder.HasKey(c => c.Hash);
        builder.Property(c => c.Hash).HasMaxLength(HashLength).IsUnicode(false);
        builder.Property(c => c.FamilyId).HasMaxLength(TokenFamilyId.TextLength).IsUnicode(false);
        builder.Property(c => c.Challenge).HasMaxLength(HashLength).IsUnicode(false);
        builder.Property(c => c.RedirectUri).HasMaxLength(2000);
        builder.HasIndex(c => c.ExpiresAt);
        builder.HasIndex(c => new { c.MemberId, c.ApplicationId });
    }
}

internal sealed class RevocationEventConfiguration : IEntityTypeConfiguration<RevocationEvent>
{
    public void Configure(EntityTypeBuilder<RevocationEvent> builder)
    {
        builder.ToTable("RevocationEvents");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedOnAdd();
        builder.Property(e => e.Subject).HasMaxLength(36).IsUnicode(false);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => e.ExpiresAt);
        builder.HasIndex(e => new { e.Subject, e.Sequence });
    }
}

internal sealed class ValidatorConfiguration : IEntityTypeConfiguration<ValidatorRow>
{
    private const int NameMaxLength = 100;

    public void Configure(EntityTypeBuilder<ValidatorRow> builder)
    {
        builder.ToTable("Validators");
        builder.HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Name).HasMaxLength(NameMaxLength);
        builder.HasIndex(v => v.LastSeenAt);
    }
}

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<ReceiptRow>
{
    public void Configure(EntityTypeBuilder<ReceiptRow> builder)
    {
        builder.ToTable("RevocationReceipts");

        // No foreign keys: an event or an instance that is forgotten must not stand in the way.
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => new { r.Sequence, r.ValidatorId }).IsUnique();
        builder.HasIndex(r => r.EnforcedAt);
    }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("SigningKeys");
        builder.HasKey(k => k.Kid);
        builder.Property(k => k.Kid).HasMaxLength(32).IsUnicode(false);
        builder.HasIndex(k => k.Generation).IsUnique();
    }
}
