using BenchmarkDotNet.Attributes;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Benchmarks.Micro;

/// <summary>Tokens of both kinds, written and read by the issuer. Open to inheritance because BenchmarkDotNet derives from it.</summary>
public class TokenBenchmarks
{
    private Merchant _merchant = null!;
    private IAccessTokenFormat _access = null!;
    private IRefreshHandleFormat _refresh = null!;
    private IServiceScope _scope = null!;
    private ISender _sender = null!;
    private AccessToken _token = null!;
    private RefreshHandle _handle = null!;
    private IntrospectToken _question = null!;
    private string _tokenText = "";
    private string _handleText = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _merchant = await Merchant.SeedAsync(QuietHost.Create());
        var answer = await _merchant.IssueAsync(_merchant.Admin.Live);
        (_tokenText, _handleText) = (answer.AccessToken, answer.RefreshToken);
        _access = _merchant.Host.Services.GetRequiredService<IAccessTokenFormat>();
        _refresh = _merchant.Host.Services.GetRequiredService<IRefreshHandleFormat>();
        _scope = _merchant.Host.Services.CreateScope();
        _sender = _scope.ServiceProvider.GetRequiredService<ISender>();
        _token = _access.Read(_tokenText)!;
        _ = _refresh.TryRead(_handleText, out var handle);
        _handle = handle!;
        _question = new IntrospectToken(_tokenText, _merchant.Api.ClientId, null);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _scope.Dispose();
        await _merchant.Host.DisposeAsync();
    }

    [Benchmark(Description = "access token: write and sign")]
    public string WriteAccessToken() => _access.Write(_token);

    [Benchmark(Description = "access token: read and verify")]
    public AccessToken? ReadAccessToken() => _access.Read(_tokenText);

    [Benchmark(Description = "access token: whether it is live")]
    public async Task<bool> IntrospectAsync() => (await _sender.Send(_question)).IsSuccess;

    [Benchmark(Description = "refresh handle: write")]
    public string WriteHandle() => _refresh.Write(_handle);

    [Benchmark(Description = "refresh handle: read and verify")]
    public bool ReadHandle() => _refresh.TryRead(_handleText, out _);
}
