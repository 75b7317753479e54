using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class PendingSignUpConfiguration : IEntityTypeConfiguration<PendingSignUp>
{
    public void Configure(EntityTypeBuilder<PendingSignUp> builder)
    {
        builder.ToTable("PendingSignUps");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(s => s.PasswordHash).HasMaxLength(200);
        builder.HasIndex(s => s.ExpiresAt);
    }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("UserSessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Address).HasMaxLength(64);
        builder.Property(s => s.UserAgent).HasMaxLength(256);
        builder.HasIndex(s => new { s.UserId, s.EndedAt });
        builder.HasIndex(s => s.CreatedAt);
    }
}

internal sealed class EmailChangeConfiguration : IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<EmailChange> builder)
    {
        builder.ToTable("EmailChanges");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.OldEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(c => c.NewEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Ignore(c => c.IsComplete);
        builder.HasIndex(c => new { c.UserId, c.EndedAt });
        builder.HasIndex(c => c.CreatedAt);
    }
}
