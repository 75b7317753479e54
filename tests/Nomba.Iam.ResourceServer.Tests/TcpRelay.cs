using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Nomba.Iam.ResourceServer.Tests;

/// <summary>A network between an API and a node of the issuer that can go silent, without anybody being told, and break.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, byte> _connections = new();
    private readonly int _target;
    private readonly Task _accepting;
    private volatile TaskCompletionSource? _silence;

    public TcpRelay(Uri target)
    {
        _target = target.Port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Takes everything in and passes nothing on, until it is told to go on.</summary>
    public void GoSilent() => _silence = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn()
    {
        _silence?.TrySetResult();
        _silence = null;
    }

    /// <summary>Closes every connection there is.</summary>
    public void Break()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        GoOn();
        Break();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = RelayAsync(near);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Disposed.
        }
    }

    private async Task RelayAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                _connections[near] = _connections[far] = 0;
                await far.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                await Task.WhenAny(PassAsync(near, far), PassAsync(far, near));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // One side is gone: so is the other.
            }
            finally
            {
                _connections.TryRemove(near, out _);
                _connections.TryRemove(far, out _);
            }
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        var (source, target) = (from.GetStream(), to.GetStream());
        while (await source.ReadAsync(buffer, _end.Token) is var read and > 0)
        {
            if (_silence is { } silence)
            {
                await silence.Task;
            }

            await target.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }
}
