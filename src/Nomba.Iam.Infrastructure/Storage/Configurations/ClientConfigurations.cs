using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Domain.Applications.Application>
{
    public void Configure(EntityTypeBuilder<Domain.Applications.Application> builder)
    {
        builder.ToTable("Applications");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(100);
        builder.Ignore(a => a.RedirectUris);
        builder.PrimitiveCollection<List<string>>("_redirectUris").HasColumnName("RedirectUris");
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResourceServerConfiguration : IEntityTypeConfiguration<ResourceServer>
{
    public void Configure(EntityTypeBuilder<ResourceServer> builder)
    {
        builder.ToTable("ResourceServers");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Audience).HasMaxLength(200);
        builder.Ignore(s => s.PermissionNames);
        builder.OwnsMany(s => s.Permissions, permissions =>
        {
            permissions.ToTable("ResourceServerPermissions");
            permissions.WithOwner().HasForeignKey("ResourceServerId");
            permissions.Property<int>("Id");
            permissions.HasKey("Id");
            permissions.Property(p => p.Name).HasMaxLength(PermissionName.MaxLength);
            permissions.Property(p => p.Description).HasMaxLength(PermissionRegistration.DescriptionMaxLength);
            permissions.HasIndex("ResourceServerId", "Name").IsUnique();
        });
        builder.HasIndex(s => s.Audience).IsUnique();
    }
}
