using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.HasIndex(u => u.NormalizedEmail).IsUnique();

        // Lengths are as they were before the version of Identity's model that has passkeys: no key is rebuilt for what nobody needs.
        builder.Property(u => u.PhoneNumber).Metadata.SetMaxLength(null);
    }
}

internal sealed class UserTablesConfiguration :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    // WebAuthn level 3 section 5.8.3: at most 1,023 bytes.
    private const int CredentialIdMaxLength = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("UserClaims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("UserLogins");
        builder.Property(l => l.LoginProvider).Metadata.SetMaxLength(null);
        builder.Property(l => l.ProviderKey).Metadata.SetMaxLength(null);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("UserTokens");
        builder.Property(t => t.LoginProvider).Metadata.SetMaxLength(null);
        builder.Property(t => t.Name).Metadata.SetMaxLength(null);
    }

    // In full, for Identity only describes it where its options are at hand, and migrations are made without.
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("UserPasskeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(CredentialIdMaxLength);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
    }
}

internal sealed class SignInFailureConfiguration : IEntityTypeConfiguration<SignInFailureRow>
{
    public void Configure(EntityTypeBuilder<SignInFailureRow> builder)
    {
        builder.ToTable("SignInFailures");
        builder.HasKey(f => f.Key);
        builder.Property(f => f.Key).HasMaxLength(100).IsUnicode(false);
        builder.HasIndex(f => f.LastAt);
    }
}

internal sealed class SpentTicketConfiguration : IEntityTypeConfiguration<SpentTicketRow>
{
    public void Configure(EntityTypeBuilder<SpentTicketRow> builder)
    {
        builder.ToTable("SpentTickets");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => t.ExpiresAt);
    }
}
