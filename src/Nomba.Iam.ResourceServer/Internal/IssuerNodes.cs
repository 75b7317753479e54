using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// Sends what is meant for the issuer to one of its nodes, and to the next when that one does not answer or cannot decide. Without
/// <see cref="NombaResourceServerOptions.Nodes"/> it changes nothing.
/// </summary>
internal sealed class IssuerNodes : DelegatingHandler
{
    private readonly Uri _authority;
    private readonly Uri[] _nodes;
    private readonly IssuerNodeChoice _choice;

    public IssuerNodes(IOptions<NombaResourceServerOptions> options, IssuerNodeChoice choice)
    {
        _authority = new Uri(options.Value.Authority);
        _nodes = [.. options.Value.Nodes.Select(node => new Uri(node))];
        _choice = choice;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_nodes.Length == 0 || request.RequestUri is not { } asked || !IsOfIssuer(asked))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        for (var tried = 1; ; tried++)
        {
            var turn = _choice.Turn;
            var node = _nodes[(int)(turn % _nodes.Length)];
            request.RequestUri = new UriBuilder(asked) { Scheme = node.Scheme, Host = node.Host, Port = node.Port }.Uri;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if ((int)response.StatusCode is not (502 or 503 or 504) || tried == _nodes.Length)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (tried < _nodes.Length)
            {
                // The next one may be there.
            }

            _choice.Leave(turn);
        }
    }

    // A node may name itself in the metadata that it gives out.
    private bool IsOfIssuer(Uri asked) => IsThe(_authority, asked) || _nodes.Any(node => IsThe(node, asked));

    private static bool IsThe(Uri place, Uri asked) => asked.Host == place.Host && asked.Port == place.Port;
}
