using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class ApiKeyCredentialConfiguration : IEntityTypeConfiguration<ApiKeyCredential>
{
    public void Configure(EntityTypeBuilder<ApiKeyCredential> builder)
    {
        builder.ToTable("ApiKeyCredentials");
        builder.HasKey(c => c.ClientId);
        builder.Property(c => c.ClientId).ValueGeneratedNever();
        builder.Ignore(c => c.Active).Ignore(c => c.Pending).Ignore(c => c.Retiring);
        builder.HasMany(c => c.Secrets).WithOne().HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(c => c.SessionFamilyId).HasMaxLength(TokenFamilyId.TextLength).IsUnicode(false);
    }
}
