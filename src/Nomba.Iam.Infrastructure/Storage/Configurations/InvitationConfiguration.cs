using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(i => i.EmailKey).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(i => i.Revision).IsConcurrencyToken();
        builder.Ignore(i => i.Assignments).Ignore(i => i.RoleIds);
        builder.PrimitiveCollection<List<string>>("_roles").HasColumnName("Roles");

        // Null once it is no longer pending: every database lets any number of nulls be (SQL Server through the filter that the provider adds).
        builder.HasIndex(i => new { i.OrganizationId, i.EmailKey }).IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.Id });
        builder.HasOne<Organization>().WithMany().HasForeignKey(i => i.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
