using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Nomba.Iam.Application.Seeding;
using Nomba.Samples.MerchantApi.Storage;

namespace Nomba.Iam.EndToEnd.Tests.Tokens;

/// <summary>The sample merchant API, which asks the issuer about each token over HTTP.</summary>
public sealed class SampleApi : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("merchant-api-");
    private readonly IAsyncDisposable _host;
    private readonly HttpClient _http;

    public SampleApi(Uri authority, SeededResourceServer credentials)
    {
        var host = new WebApplicationFactory<MerchantDbContext>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Iam:Authority", authority.ToString());
            builder.UseSetting("Iam:Audience", credentials.Audience);
            builder.UseSetting("Iam:Mode", "introspect");
            builder.UseSetting("Iam:ClientId", credentials.ClientId.ToString());
            builder.UseSetting("Iam:ClientSecret", credentials.ClientSecret);
            builder.UseSetting("DataDirectory", _directory.FullName);
        });
        (_host, _http) = (host, host.CreateClient());
    }

    /// <summary>Asks for the balance of an account.</summary>
    public Task<HttpStatusCode> CallAsync(string account, string token) => SendAsync(HttpMethod.Get, "v1/accounts/balance", account, token, null);

    /// <summary>Moves money out of an account.</summary>
    public Task<HttpStatusCode> TransferAsync(string account, string token) =>
        SendAsync(HttpMethod.Post, "v2/transfers/bank", account, token, new { amount = 100, accountNumber = "0123456789", accountName = "A", bankCode = "058", merchantTxRef = Guid.CreateVersion7(), senderName = "B" });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string account, string token, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("accountId", account);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
