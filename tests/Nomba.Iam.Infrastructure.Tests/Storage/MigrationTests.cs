using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=unused.db")]
    [InlineData(DatabaseProvider.SqlServer, "Server=unused;Database=iam")]
    [InlineData(DatabaseProvider.PostgreSql, "Host=unused;Database=iam")]
    public void No_database_lacks_a_change_of_the_model(DatabaseProvider provider, string connection)
    {
        using var context = ContextFor(provider, connection);

        Assert.False(context.Database.HasPendingModelChanges(), $"Run eng/add-migration.sh NAME: {provider} has changes without a migration.");
    }

    [Fact]
    public void All_databases_have_the_same_migrations()
    {
        string[][] names =
        [
            NamesOf(DatabaseProvider.Sqlite, "Data Source=unused.db"),
            NamesOf(DatabaseProvider.SqlServer, "Server=unused;Database=iam"),
            NamesOf(DatabaseProvider.PostgreSql, "Host=unused;Database=iam"),
        ];

        Assert.NotEmpty(names[0]);
        Assert.Equal(names[0], names[1]);
        Assert.Equal(names[0], names[2]);
    }

    [Fact]
    public void The_script_for_sql_server_is_valid_t_sql()
    {
        using var context = ContextFor(DatabaseProvider.SqlServer, "Server=unused;Database=iam");
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        using var reader = new StringReader(script);
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);

        Assert.Empty(errors.Select(e => $"{e.Line}: {e.Message}"));
        Assert.NotEmpty(((TSqlScript)parsed).Batches);
        Assert.Contains("RefreshFamilies", script, StringComparison.Ordinal);

        // What stands in a text is not read with the rest.
        var texts = new ExecutedTexts();
        parsed.Accept(texts);
        Assert.Contains(texts.Found, t => t.Contains("OPENJSON", StringComparison.Ordinal));
        Assert.Empty(texts.Found.SelectMany(ErrorsIn));
    }

    private static IEnumerable<string> ErrorsIn(string statement)
    {
        using var reader = new StringReader(statement);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Select(e => $"{e.Line}: {e.Message} in {statement}");
    }

    private sealed class ExecutedTexts : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        // One that is put together from several is a part of a statement each.
        public override void Visit(ExecutableStringList node) => Found.AddRange(node.Strings is [StringLiteral text] ? [text.Value] : []);
    }

    private static string[] NamesOf(DatabaseProvider provider, string connection)
    {
        using var context = ContextFor(provider, connection);
        return [.. context.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }

    private static IamDbContext ContextFor(DatabaseProvider provider, string connection)
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, provider, connection);
        return new IamDbContext(options.Options);
    }
}
