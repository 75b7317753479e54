using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Benchmarks.Micro;

/// <summary>Checking a client's secret. Open to inheritance because BenchmarkDotNet derives from it.</summary>
public class SecretBenchmarks
{
    private const string Secret = "nmb_live_0123456789abcdefghijklmnopqrstuvwxy";

    // What stock OpenIddict does with the secret of a client.
    private const int StockIterations = 10_000;

    private readonly byte[] _salt = new byte[16];
    private Merchant _merchant = null!;
    private ISecretHasher _hasher = null!;
    private HashedSecret _hash;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _merchant = await Merchant.SeedAsync(QuietHost.Create());
        _hasher = _merchant.Host.Services.GetRequiredService<ISecretHasher>();
        _hash = _hasher.Hash(Secret);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _merchant.Host.DisposeAsync();

    [Benchmark(Description = "product: HMAC-SHA256 under the pepper")]
    public bool Verify() => _hasher.Verify(Secret, _hash);

    [Benchmark(Description = "stock: PBKDF2, 10,000 iterations")]
    public byte[] StockDerivation() => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Secret), _salt, StockIterations, HashAlgorithmName.SHA256, HMACSHA256.HashSizeInBytes);
}
