using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>Whatever goes wrong below /v1 is told in the envelope.</summary>
public sealed class ErrorTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private WireCaller _caller = null!;

    public async ValueTask InitializeAsync() => _caller = await WireCaller.StartAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("GET", "/v1/auth/token/unknown")]
    [InlineData("POST", "/v1/auth/token/issue/more")]
    [InlineData("POST", "/v1")]
    [InlineData("DELETE", "/V1/anything")]
    public async Task Finds_no_record_where_there_is_nothing(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var reply = await _caller.SendAsync(request);

        Assert.Equal((404, "404"), reply.Refusal);
        Assert.Equal("Record not found", reply.Description);
    }

    [Theory]
    [InlineData("GET", "issue")]
    [InlineData("PUT", "refresh")]
    [InlineData("DELETE", "revoke")]
    [InlineData("OPTIONS", "issue")]
    public async Task Names_the_method_that_works(string method, string operation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/v1/auth/token/{operation}");
        var reply = await _caller.SendAsync(request);

        Assert.Equal((405, "405"), reply.Refusal);
        Assert.Equal(["POST"], reply.Message.Content.Headers.Allow);
    }

    [Fact]
    public async Task Finds_its_paths_in_any_case_and_with_a_slash()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/V1/Auth/Token/ISSUE/") { Content = new StringContent("", null, "application/json") };

        Assert.Equal((400, "400"), (await _caller.SendAsync(request)).Refusal);
    }

    [Fact]
    public async Task Asks_to_try_again_when_the_database_does_not_answer()
    {
        var handle = (await _caller.IssueAsync(_caller.Merchant.Admin.Live)).RefreshToken;
        Execute("ALTER TABLE RefreshFamilies RENAME TO Elsewhere");
        var reply = await _caller.RefreshAsync(handle);

        Assert.Equal((503, "503"), reply.Refusal);
        Assert.Equal("1", reply.Header("Retry-After"));
        Execute("ALTER TABLE Elsewhere RENAME TO RefreshFamilies");
        Assert.Equal(200, (await _caller.RefreshAsync(handle)).Status);
    }

    [Fact]
    public async Task Admits_its_own_faults_without_telling_more()
    {
        var handle = (await _caller.Merchant.IssueAsync(_caller.Merchant.Admin.Live, ("scope", "accounts:read"))).RefreshToken;
        Execute("UPDATE RefreshFamilies SET \"Grant\" = 'no json'");
        var reply = await _caller.RefreshAsync(handle);

        Assert.Equal("""{"code":"500","description":"Server error","data":null}""", reply.Text);
        Assert.Equal((500, "500"), reply.Refusal);
    }

    [Fact]
    public async Task Makes_a_client_that_asks_too_often_wait_and_nobody_else()
    {
        var time = new StoppedTime();
        await using var host = new IamHost(time, ("Iam:RateLimits:PermitsPerSecond", "2"));
        var caller = await WireCaller.StartAsync(host);
        var (busy, other) = (caller.Merchant.Admin.Live, caller.Merchant.Reader.Live);

        Assert.Equal(["1", "0"], [Remaining(await caller.IssueAsync(busy)), Remaining(await caller.IssueAsync(busy))]);
        var refused = await caller.IssueAsync(busy);
        Assert.Equal((429, "429"), refused.Refusal);
        Assert.Equal(("Too many requests", "1", "0"), (refused.Description, refused.Header("Retry-After"), Remaining(refused)));

        Assert.Equal(200, (await caller.IssueAsync(other)).Status);
        time.Advance(TimeSpan.FromSeconds(1));
        var later = await caller.IssueAsync(busy);
        Assert.Equal((200, "1"), (later.Status, Remaining(later)));
    }

    [Fact]
    public async Task Limits_nobody_when_told_so()
    {
        await using var host = new IamHost(new StoppedTime(), ("Iam:RateLimits:PermitsPerSecond", "1"), ("Iam:RateLimits:Enabled", "false"));
        var caller = await WireCaller.StartAsync(host);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(200, (await caller.IssueAsync(caller.Merchant.Admin.Live)).Status);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1000001")]
    public async Task Does_not_start_with_a_limit_that_is_none(string permits)
    {
        await using var host = new IamHost(null, ("Iam:RateLimits:PermitsPerSecond", permits));

        Assert.ThrowsAny<Exception>(() => host.Services);
    }

    [Fact]
    public async Task Lets_nobody_use_up_what_a_merchant_may_do_from_elsewhere()
    {
        await using var host = new IamHost(new StoppedTime(), ("Iam:RateLimits:PermitsPerSecond", "2"));
        var caller = await WireCaller.StartAsync(host);
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectFromElsewhereAsync };
        using var elsewhere = new HttpClient(handler) { BaseAddress = caller.Merchant.Http.BaseAddress };
        var credentials = WireCaller.Credentials(caller.Merchant.Admin.Live);
        var statuses = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await elsewhere.PostAsJsonAsync("/v1/auth/token/issue", credentials, TestContext.Current.CancellationToken);
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([401, 401, 429, 429, 429], statuses);
        Assert.Equal(200, (await caller.IssueAsync(caller.Merchant.Admin.Live)).Status);
    }

    private static async ValueTask<Stream> ConnectFromElsewhereAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2").MapToIPv6(), 0));
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static string Remaining(WireReply reply) => reply.Header("X-Rate-Limit-Remaining")!;

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_host.DataDirectory, "iam.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
