using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(Role.NameMaxLength);
        builder.Property(r => r.Description).HasMaxLength(Role.DescriptionMaxLength);
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.Property(r => r.NameKey).HasMaxLength(100);
        builder.Ignore(r => r.Permissions).Ignore(r => r.IsSystem);
        builder.PrimitiveCollection<List<string>>("_permissions").HasColumnName("Permissions");
        builder.HasIndex(r => new { r.OrganizationId, r.NameKey }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
