using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Infrastructure.Tokens;
using OpenIddict.Server;

namespace Nomba.Iam.Web.OAuth;

/// <summary>Gives the protocol engine the issuer and every published key, for the key set and the metadata. Rebuilt when the ring changes, never mutated.</summary>
internal sealed class SigningKeyOptions : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    private readonly SigningKeyRing _ring;
    private readonly IOptions<TokenOptions> _tokens;
    private CancellationTokenSource _changed = new();

    public SigningKeyOptions(SigningKeyRing ring, IOptions<TokenOptions> tokens)
    {
        (_ring, _tokens) = (ring, tokens);
        _ring.Changed += Announce;
    }

    public string Name => Options.DefaultName;

    public void Configure(OpenIddictServerOptions options)
    {
        options.Issuer = new Uri(_tokens.Value.Issuer, UriKind.Absolute);
        foreach (var key in _ring.Keys)
        {
            options.SigningCredentials.Add(new SigningCredentials(key.Security, SecurityAlgorithms.EcdsaSha256));
        }
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Dispose()
    {
        _ring.Changed -= Announce;
        _changed.Dispose();
    }

    private void Announce()
    {
        using var before = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        before.Cancel();
    }
}
