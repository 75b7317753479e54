using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Operators;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class PlatformOperatorConfiguration : IEntityTypeConfiguration<PlatformOperator>
{
    public void Configure(EntityTypeBuilder<PlatformOperator> builder)
    {
        builder.ToTable("PlatformOperators");
        builder.HasKey(o => o.UserId);
        builder.Property(o => o.UserId).ValueGeneratedNever();
    }
}
