using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure.Tests.Webhooks;

public sealed class DeliverySlotsTests
{
    [Fact]
    public void Leaves_room_for_others_beside_a_busy_endpoint()
    {
        var slots = new DeliverySlots(total: 3, perEndpoint: 2);
        var (slow, other, third) = (WebhookEndpointId.New(TimeProvider.System), WebhookEndpointId.New(TimeProvider.System), WebhookEndpointId.New(TimeProvider.System));

        Assert.True(slots.TryTake(slow));
        Assert.True(slots.TryTake(slow));
        Assert.False(slots.TryTake(slow));
        Assert.Equal([slow], slots.Busy);
        Assert.True(slots.TryTake(other));
        Assert.True(slots.IsFull);
        Assert.False(slots.TryTake(third));
        slots.Release(slow);
        Assert.Empty(slots.Busy);
        Assert.True(slots.TryTake(third));
    }
}
