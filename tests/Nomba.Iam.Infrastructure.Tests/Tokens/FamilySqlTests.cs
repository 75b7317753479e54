using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tokens;

namespace Nomba.Iam.Infrastructure.Tests.Tokens;

public sealed class FamilySqlTests
{
    [Fact]
    public void The_rotation_for_sql_server_is_valid_t_sql()
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, DatabaseProvider.SqlServer, "Server=unused;Database=iam");
        using var context = new IamDbContext(options.Options);
        var (time, member) = (TimeProvider.System, MemberId.New(TimeProvider.System));
        var handle = new RefreshHandle(TokenFamilyId.New(time.GetUtcNow()), MemberShortId.New(), 1, 1, KeyEnvironment.Live, true);
        FormattableString[] statements =
        [
            FamilySql.InsertIfAbsent(context, new FamilySql.NewRow("f", member, Guid.Empty, 1, false, time.GetUtcNow(), time.GetUtcNow())),
            FamilySql.Advance(context, new FamilyTurn(handle, member, null, time.GetUtcNow()), time.GetUtcNow()),
        ];

        foreach (var statement in statements)
        {
            var names = Enumerable.Range(0, statement.ArgumentCount).Select(i => (object)$"@p{i}").ToArray();
            using var reader = new StringReader(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement.Format, names));
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
            Assert.Empty(errors.Select(e => e.Message));
        }
    }
}
