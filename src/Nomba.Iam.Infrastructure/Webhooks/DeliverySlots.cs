using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>How many attempts this node makes at once, over all and to one endpoint.</summary>
internal sealed class DeliverySlots(int total, int perEndpoint)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WebhookEndpointId, int> _taken = [];
    private int _count;

    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _count >= total;
            }
        }
    }

    /// <summary>Endpoints that take no more for now.</summary>
    public IReadOnlyCollection<WebhookEndpointId> Busy
    {
        get
        {
            lock (_gate)
            {
                return [.. _taken.Where(t => t.Value >= perEndpoint).Select(t => t.Key)];
            }
        }
    }

    public bool TryTake(WebhookEndpointId endpoint)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(endpoint);
            if (_count >= total || taken >= perEndpoint)
            {
                return false;
            }

            (_taken[endpoint], _count) = (taken + 1, _count + 1);
            return true;
        }
    }

    public void Release(WebhookEndpointId endpoint)
    {
        lock (_gate)
        {
            _count--;
            if (--_taken[endpoint] == 0)
            {
                _taken.Remove(endpoint);
            }
        }
    }
}
