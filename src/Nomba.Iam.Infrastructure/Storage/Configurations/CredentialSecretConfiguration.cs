using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Infrastructure.Storage.Configurations;

internal sealed class CredentialSecretConfiguration : IEntityTypeConfiguration<CredentialSecret>
{
    public void Configure(EntityTypeBuilder<CredentialSecret> builder)
    {
        builder.ToTable("ApiKeySecrets");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Hint).HasMaxLength(8);

        // A first use changes it past the change tracker: who cancels or completes at that moment must not win over it unseen.
        builder.Property(s => s.State).IsConcurrencyToken();
    }
}
