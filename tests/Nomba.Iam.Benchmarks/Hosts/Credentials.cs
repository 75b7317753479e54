using System.Net.Http.Headers;
using System.Text;
using Nomba.Iam.Application.Seeding;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>Who a client says it is. Prints the type's name: it holds a secret.</summary>
internal sealed class Credentials(string clientId, string clientSecret)
{
    public string ClientId => clientId;

    public AuthenticationHeaderValue Header { get; } = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}")));

    public static Credentials Of(SeededCredential seeded) => new(seeded.ClientId.ToString(), seeded.ClientSecret!);

    public static Credentials Of(SeededResourceServer seeded) => new(seeded.ClientId.ToString(), seeded.ClientSecret);

    public string Reveal() => clientSecret;

    public override string ToString() => nameof(Credentials);
}
