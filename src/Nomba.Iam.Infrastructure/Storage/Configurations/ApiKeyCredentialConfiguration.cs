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
        builder.Property(c => c.SecretHint).HasMaxLength(8);
        builder.Property(c => c.SessionFamilyId).HasMaxLength(TokenFamilyId.TextLength).IsUnicode(false);
    }
}
