using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Usage;

namespace Nomba.Iam.Infrastructure.Tests.Usage;

public sealed class UsageSqlTests
{
    [Fact]
    public void The_statements_for_sql_server_are_valid_t_sql()
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, DatabaseProvider.SqlServer, "Server=unused;Database=iam");
        using var context = new IamDbContext(options.Options);
        var (time, key) = (TimeProvider.System, MemberId.New(TimeProvider.System));
        var (count, now) = (new UsageKey(key, default, 1, UsageOutcome.Issued, ""), time.GetUtcNow());
        UsageReading[] readings = [new UsageReading(count, 1, now, ""), new UsageReading(count with { Minute = 2 }, 1, now, "")];
        FormattableString[] statements =
        [
            UsageSql.Add(context, [.. readings.Select(UsageCountRow.Of)]),
            UsageSql.Touch(context, [new KeyLastUse(key, default, now, now, ""), new KeyLastUse(key, CredentialSecretId.New(time), now, now, "")]),
            UsageSql.Take(context, UsageResolution.Minute, 1),
            UsageSql.RemoveBefore(context, 1),
        ];

        foreach (var statement in statements)
        {
            var names = Enumerable.Range(0, statement.ArgumentCount).Select(i => (object)$"@p{i}").ToArray();
            using var reader = new StringReader(string.Format(CultureInfo.InvariantCulture, statement.Format, names));
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
            Assert.Empty(errors.Select(e => e.Message));
        }
    }
}
