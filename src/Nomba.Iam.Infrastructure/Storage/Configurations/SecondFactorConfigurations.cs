using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class AuthenticatorConfiguration : IEntityTypeConfiguration<Authenticator>
{
    private const int SealedLength = 500;

    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("Authenticators");
        builder.HasKey(a => a.UserId);
        builder.Property(a => a.UserId).ValueGeneratedNever();
        builder.Property(a => a.Key).HasConversion(k => k!.Value, text => new SealedTotpKey(text)).HasMaxLength(SealedLength).IsUnicode(false);
        builder.Property(a => a.PendingKey).HasConversion(k => k!.Value, text => new SealedTotpKey(text)).HasMaxLength(SealedLength).IsUnicode(false);
        builder.Property(a => a.Revision).IsConcurrencyToken();
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.UserId);
    }
}
