using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Infrastructure.Operators;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class NodeConfiguration : IEntityTypeConfiguration<NodeRow>
{
    private const int NameMaxLength = 100;

    public void Configure(EntityTypeBuilder<NodeRow> builder)
    {
        builder.ToTable("Nodes");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Name).HasMaxLength(NameMaxLength);
        builder.HasIndex(n => n.LastSeenAt);
    }
}
