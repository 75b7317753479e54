using Microsoft.EntityFrameworkCore;

namespace Nomba.Iam.Benchmarks.Stock;

internal sealed class StockDbContext(DbContextOptions<StockDbContext> options) : DbContext(options);
