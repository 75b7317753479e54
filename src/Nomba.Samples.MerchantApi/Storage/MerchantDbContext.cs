using Microsoft.EntityFrameworkCore;

namespace Nomba.Samples.MerchantApi.Storage;

internal sealed class MerchantDbContext(DbContextOptions<MerchantDbContext> options) : DbContext(options)
{
    public DbSet<MerchantAccount> Accounts => Set<MerchantAccount>();

    public DbSet<MerchantTransaction> Transactions => Set<MerchantTransaction>();

    public DbSet<Terminal> Terminals => Set<Terminal>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MerchantAccount>().Ignore(a => a.IsParent);
        modelBuilder.Entity<MerchantAccount>().HasIndex(a => a.OrganizationId);
        modelBuilder.Entity<MerchantTransaction>().HasIndex(t => new { t.OrganizationId, t.Reference }).IsUnique();
        modelBuilder.Entity<MerchantTransaction>().HasIndex(t => new { t.AccountId, t.CreatedAt });
        modelBuilder.Entity<Terminal>().HasKey(t => new { t.OrganizationId, t.SerialNumber });
    }
}
