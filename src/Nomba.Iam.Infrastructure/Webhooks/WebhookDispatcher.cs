using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>
/// Sends what is due, on every node. Looks once in a while, and again as soon as an attempt ends while something waits for its place. No
/// order is kept: a retry comes after what happened later.
/// </summary>
internal sealed class WebhookDispatcher(
    WebhookQueue queue, WebhookCourier courier, IOptions<WebhookOptions> options, IHostEnvironment environment, ILogger<WebhookDispatcher> log) : BackgroundService
{
    private const int PageSize = 64;

    private readonly DeliverySlots _slots = new(options.Value.MaxParallel, options.Value.MaxParallelPerEndpoint);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly List<Task> _running = [];
    private volatile bool _waiting;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AllowPrivateAddresses is true && environment.IsProduction())
        {
            Log.PrivateAddressesAllowed(log);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Deliver)
        {
            return;
        }

        try
        {
            while (true)
            {
                await _wake.WaitAsync(options.Value.PollEvery, stoppingToken);
                while (_wake.Wait(0, CancellationToken.None))
                {
                    // One look is enough for all that ended before it.
                }

                await LookAsync(stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        _running.RemoveAll(t => t.IsCompleted);

        // What is due stays due when this fails; the next look tries again.
        await PeriodicWork.TryAsync(StartAllDueAsync, log, cancellationToken);
    }

    private async Task StartAllDueAsync(CancellationToken cancellationToken)
    {
        while (await StartDueAsync(cancellationToken))
        {
        }
    }

    // True when another look may find more to start at once: a page full of one slow endpoint's deliveries does not hide the others'.
    private async Task<bool> StartDueAsync(CancellationToken cancellationToken)
    {
        _waiting = true;
        if (_slots.IsFull)
        {
            return false;
        }

        var due = await queue.DueAsync(_slots.Busy, PageSize, cancellationToken);
        var started = 0;
        foreach (var delivery in due)
        {
            started += await TryStartAsync(delivery, cancellationToken) ? 1 : 0;
        }

        // Whether it waits for one of our places is all that matters: a busy endpoint's deliveries are not in the page.
        _waiting = due.Count > started || _slots.Busy.Count > 0;
        return due.Count == PageSize && started > 0;
    }

    private async Task<bool> TryStartAsync(DueDelivery due, CancellationToken cancellationToken)
    {
        if (!_slots.TryTake(due.EndpointId))
        {
            return false;
        }

        var claimed = false;
        try
        {
            claimed = await queue.ClaimAsync(due, cancellationToken);
        }
        finally
        {
            if (!claimed)
            {
                _slots.Release(due.EndpointId);
            }
        }

        if (claimed)
        {
            _running.Add(CarryAsync(due, cancellationToken));
        }

        return claimed;
    }

    private async Task CarryAsync(DueDelivery due, CancellationToken cancellationToken)
    {
        try
        {
            await courier.CarryAsync(due, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops. The attempt is made again when its lease ends.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever one delivery runs into must not end those of everybody else, nor the host.
            Log.DeliveryBroke(log, due.Id, exception);
        }
        finally
        {
            _slots.Release(due.EndpointId);
            if (_waiting)
            {
                _wake.Release();
            }
        }
    }
}
