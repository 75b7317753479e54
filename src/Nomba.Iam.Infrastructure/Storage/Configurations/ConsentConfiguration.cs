using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Ignore(c => c.Permissions).Ignore(c => c.OpenIdScopes);
        builder.PrimitiveCollection<List<string>>("_permissions").HasColumnName("Permissions");
        builder.PrimitiveCollection<List<string>>("_openIdScopes").HasColumnName("OpenIdScopes");
        builder.HasIndex(c => new { c.MemberId, c.ApplicationId }).IsUnique();
        builder.HasIndex(c => new { c.UserId, c.Id });
        builder.HasIndex(c => new { c.ApplicationId, c.OrganizationId, c.Id });
        builder.HasOne<UserMember>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Applications.Application>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
