using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Domain.Applications.Application>
{
    private const int NameKeyMaxLength = 150;

    public void Configure(EntityTypeBuilder<Domain.Applications.Application> builder)
    {
        builder.ToTable("Applications");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(Domain.Applications.Application.NameMaxLength);
        builder.Property(a => a.NameKey).HasMaxLength(NameKeyMaxLength);
        builder.Property(a => a.Description).HasMaxLength(Domain.Applications.Application.DescriptionMaxLength);
        builder.Property(a => a.StatusReason).HasMaxLength(500);
        builder.Property(a => a.Status).HasDefaultValue(ApplicationStatus.Active).HasSentinel((ApplicationStatus)0);
        builder.Property(a => a.Revision).HasDefaultValue(1).HasSentinel(0).IsConcurrencyToken();
        builder.Property(a => a.ConsentVersion).HasDefaultValue(1).HasSentinel(0);
        builder.Ignore(a => a.RedirectUris).Ignore(a => a.Allowed);
        builder.PrimitiveCollection<List<string>>("_redirectUris").HasColumnName("RedirectUris");
        builder.PrimitiveCollection<List<string>?>("_allowedPermissions").HasColumnName("AllowedPermissions");
        builder.HasMany(a => a.Secrets).WithOne().HasForeignKey("ApplicationId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.OrganizationId, a.NameKey }).IsUnique();
        builder.HasIndex(a => new { a.OrganizationId, a.Id });
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
