using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>
/// Where events may go. An organization names any address it likes and we call it: without these checks it could make us call what only we
/// can reach. The name service is asked here and the connection goes to the very addresses that were checked, so that a name which leads
/// elsewhere the next moment (DNS rebinding) gains nothing.
/// </summary>
internal sealed class WebhookTargets(ResolveHost resolve, IOptions<WebhookOptions> options) : IWebhookTargets
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private bool AllowsPrivate => options.Value.AllowPrivateAddresses is true;

    public async ValueTask<Result<Uri>> CheckAsync(string? url, CancellationToken cancellationToken)
    {
        var read = WebhookUrl.Read(url, options.Value.AllowHttp is true);
        if (!read.TryGetValue(out var target))
        {
            return read.Error;
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        try
        {
            await AddressesOfAsync(target.IdnHost, limited.Token);
            return target;
        }
        catch (PrivateAddressException)
        {
            return WebhookErrors.UrlPrivate;
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return WebhookErrors.UrlUnresolved;
        }
    }

    /// <summary>Connects to one of the addresses that were checked a moment ago, and to no other.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await AddressesOfAsync(context.DnsEndPoint.Host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    // One private address among several is enough to refuse: which of them a connection takes is not ours to say.
    private async Task<IPAddress[]> AddressesOfAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return AllowsPrivate || Array.TrueForAll(addresses, PublicAddress.Is) ? addresses : throw new PrivateAddressException();
    }
}
