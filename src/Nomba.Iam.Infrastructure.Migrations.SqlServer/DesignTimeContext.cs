using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Migrations.SqlServer;

/// <summary>The context that eng/add-migration.sh compares the model with. Never connects.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<IamDbContext>
{
    public IamDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, DatabaseProvider.SqlServer, "Server=localhost;Database=iam");
        return new IamDbContext(options.Options);
    }
}
