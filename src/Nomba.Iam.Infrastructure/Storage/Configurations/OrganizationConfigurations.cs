using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Name).HasMaxLength(Organization.NameMaxLength);
        builder.Property(o => o.NameKey).HasMaxLength(Organization.NameMaxLength);
        builder.Property(o => o.ContactEmail).HasMaxLength(Organization.EmailMaxLength);
        builder.Property(o => o.Website).HasMaxLength(Organization.WebsiteMaxLength);
        builder.Property(o => o.StatusReason).HasMaxLength(500);
        builder.Property(o => o.Revision).IsConcurrencyToken();
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(Account.NameMaxLength);

        // A name that another account had when names became unique has its id behind it.
        builder.Property(a => a.NameKey).HasMaxLength(Account.NameMaxLength + 40);
        builder.Property(a => a.StatusReason).HasMaxLength(500);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.HasIndex(a => new { a.OrganizationId, a.NameKey }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
