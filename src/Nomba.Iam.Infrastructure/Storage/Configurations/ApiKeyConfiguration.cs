using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    /// <summary>Columns that the store asks for by name: the entity shows them in another form.</summary>
    public const string DescriptionText = "DescriptionText";

    public const string TagText = "TagText";

    public const string AddressText = "AddressText";

    public const string OnlyDoor = "OnlyDoor";

    public const string IsSingleSession = "IsSingleSession";

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(k => k.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(k => k.NameKey).HasMaxLength(ApiKey.NameMaxLength);
        builder.Ignore(k => k.Description).Ignore(k => k.Restrictions);
        builder.Property<string?>(DescriptionText).HasColumnName("Description").HasMaxLength(KeyDescription.TextMaxLength);
        builder.Property<string?>("OwnerContact").HasMaxLength(KeyDescription.OwnerContactMaxLength);
        builder.Property<string?>(TagText).HasColumnName("Tags").HasMaxLength((KeyDescription.MaxTags * (KeyDescription.TagMaxLength + 1)) + 1);
        builder.Property<string?>(AddressText).HasColumnName("IpAllowList").HasMaxLength(KeyRestrictions.MaxRanges * (IpRange.TextMaxLength + 1)).IsUnicode(false);
        builder.Property<KeyDoor?>(OnlyDoor);
        builder.Property<bool?>(IsSingleSession).HasColumnName("SingleSession");
        builder.HasIndex(k => k.ExpiresAt);

        // Null once revoked: every database lets any number of nulls be (SQL Server through the filter that the provider adds).
        builder.HasIndex(k => new { k.OrganizationId, k.NameKey }).IsUnique();
        builder.HasMany(k => k.Credentials).WithOne().HasForeignKey(c => c.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
