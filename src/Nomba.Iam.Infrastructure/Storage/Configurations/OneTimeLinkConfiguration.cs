using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.ToTable("OneTimeLinks");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Hash).HasMaxLength(LinkToken.TextLength).IsUnicode(false);
        builder.Property(l => l.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasIndex(l => new { l.Purpose, l.Subject });
        builder.HasIndex(l => l.ExpiresAt);
    }
}
