using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.HasKey(m => m.Id);
        builder.Ignore(m => m.Kind).Ignore(m => m.RoleIds).Ignore(m => m.Assignments);
        builder.HasDiscriminator<MemberKind>("MemberKind")
            .HasValue<UserMember>(MemberKind.User)
            .HasValue<ApiKey>(MemberKind.ApiKey);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.Revision).IsConcurrencyToken();
        builder.Property(m => m.StatusReason).HasMaxLength(500);
        builder.OwnsMany(m => m.Roles, roles =>
        {
            roles.ToTable("MemberRoles");
            roles.WithOwner().HasForeignKey("MemberId");
            roles.Property<int>("Id");
            roles.HasKey("Id");
            roles.HasIndex(r => r.RoleId);
            roles.HasIndex(r => r.AccountId);
        });
        builder.HasIndex(m => m.ShortId).IsUnique();
        builder.HasIndex(m => new { m.OrganizationId, m.Id });
        builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
