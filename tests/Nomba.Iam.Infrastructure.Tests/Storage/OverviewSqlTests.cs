using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.ApiKeys;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Infrastructure.Members;
using Nomba.Iam.Infrastructure.Operators;
using Nomba.Iam.Infrastructure.Organizations;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Usage;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Where there is no SQL Server to ask: the overviews can be put in its language at all, and it can read them.</summary>
public sealed class OverviewSqlTests : IDbContextFactory<IamDbContext>
{
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly Ear _ear = new();

    [Fact]
    public async Task The_overviews_for_sql_server_are_valid_t_sql()
    {
        await using var context = CreateDbContext();
        var (organization, member, cancellation) = (OrganizationId.New(Time), MemberId.New(Time), CancellationToken.None);
        var options = Options.Create(new ApiKeyOptions());
        var period = UsagePeriod.Last(36, UsageResolution.Hour, Time.GetUtcNow());
        var (keys, usage) = (new KeyOverviewStore(context, options, Time), new UsageStore(this));
        var (members, search) = (new MemberOverviewStore(context, options, Time), new AuditSearch(context));
        var health = new PlatformHealthReading(context, new DatabaseMigrator(this), Options.Create(new DatabaseOptions()), Time);
        var all = new KeyOverviewFilter(10, 10) { Search = "a", Environment = KeyEnvironment.Live, Role = SystemRoles.Admin.Id };
        Func<Task>[] questions =
        [
            .. Enum.GetValues<KeyOverviewSort>().Select(sort => (Func<Task>)(() => keys.ListAsync(organization, all with { Sort = sort, IsRestricted = sort == KeyOverviewSort.NewestFirst }, cancellation))),
            .. Enum.GetValues<KeyStanding>().Select(standing => (Func<Task>)(() => keys.CountAsync(organization, all with { Standing = standing }, cancellation))),
            () => keys.CountByStandingAsync(organization, cancellation),
            () => keys.ListUnusedAsync(organization, [SystemRoles.Admin.Id], Time.GetUtcNow(), 5, cancellation),
            () => usage.SumsAsync([member], period, cancellation),
            () => usage.SumsOfAsync(organization, period, cancellation),
            () => usage.RefusalsOfAsync(organization, period, cancellation),
            () => search.ListOfRequestAsync(AuditChainId.Of(organization), "1", cancellation),
            () => search.ListRefusalsAsync(AuditChainId.Of(organization), member, [Guid.CreateVersion7()], 20, cancellation),
            () => members.ListAsync(organization, new MemberOverviewFilter(10) { Kind = MemberKind.User, Status = MemberStatus.Active, Search = "a", Role = SystemRoles.Admin.Id }, cancellation),
            () => members.CountHoldersAsync(organization, cancellation),
            () => members.ListHoldersAsync(organization, SystemRoles.Admin.Id, 10, cancellation),
            () => new MemberStore(context, options, Time).NamesAsync(organization, [member], cancellation),
            () => new UserSessionStore(context).LastSeenAsync([UserId.New(Time)], cancellation),
            () => new OrganizationStore(context).FactsAsync(organization, cancellation),
            () => health.MailsAsync(cancellation),
            () => health.DeliveriesAsync(cancellation),
        ];

        foreach (var question in questions)
        {
            var heard = _ear.Heard.Count;
            await question();
            Assert.True(_ear.Heard.Count > heard);
        }

        foreach (var text in _ear.Heard)
        {
            using var reader = new StringReader(text);
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
            Assert.Empty(errors.Select(e => e.Message));
        }
    }

    public IamDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, DatabaseProvider.SqlServer, "Server=unused;Database=iam");
        options.AddInterceptors(_ear, new Silence());
        return new IamDbContext(options.Options);
    }

    /// <summary>Takes the statements down and answers that there is nothing.</summary>
    private sealed class Ear : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Heard { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Heard.Enqueue(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(Nothing(command.CommandText)));
        }

        private static DataTableReader Nothing(string text)
        {
            using var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
            table.Columns.Add("c", typeof(int));
            if (text.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal))
            {
                table.Rows.Add(0);
            }

            return table.CreateDataReader();
        }
    }

    /// <summary>Opens no connection.</summary>
    private sealed class Silence : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => ValueTask.FromResult(InterceptionResult.Suppress());
    }
}
