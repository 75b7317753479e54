using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(k => k.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(k => k.NameKey).HasMaxLength(ApiKey.NameMaxLength);

        // Null once revoked: every database lets any number of nulls be (SQL Server through the filter that the provider adds).
        builder.HasIndex(k => new { k.OrganizationId, k.NameKey }).IsUnique();
        builder.HasMany(k => k.Credentials).WithOne().HasForeignKey(c => c.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
