using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class UserMemberConfiguration : IEntityTypeConfiguration<UserMember>
{
    public void Configure(EntityTypeBuilder<UserMember> builder)
    {
        // Whoever is gone for good (status 3) may come back as another member. The filter reads the same on all three databases.
        builder.HasIndex(m => new { m.OrganizationId, m.UserId }).IsUnique().HasFilter("\"UserId\" IS NOT NULL AND \"Status\" <> 3");
        builder.HasIndex(m => m.UserId);
    }
}
