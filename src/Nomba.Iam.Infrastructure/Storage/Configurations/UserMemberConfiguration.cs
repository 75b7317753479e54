using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class UserMemberConfiguration : IEntityTypeConfiguration<UserMember>
{
    public void Configure(EntityTypeBuilder<UserMember> builder)
    {
        builder.HasIndex(m => new { m.OrganizationId, m.UserId }).IsUnique();
        builder.HasIndex(m => m.UserId);
    }
}
