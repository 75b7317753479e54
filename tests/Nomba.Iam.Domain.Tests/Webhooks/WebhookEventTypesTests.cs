using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Domain.Tests.Webhooks;

public sealed class WebhookEventTypesTests
{
    [Theory]
    [InlineData("*", "role.created", true)]
    [InlineData("api_key.*", "api_key.suspended", true)]
    [InlineData("api_key.suspended", "api_key.suspended", true)]
    [InlineData("api_key.suspended", "api_key.resumed", false)]
    [InlineData("api_key.*", "api_keys.suspended", false)]
    [InlineData("api_key.*", "role.created", false)]
    public void Takes_what_was_asked_for(string subscription, string action, bool taken) => Assert.Equal(taken, WebhookEventTypes.Takes(subscription, action));

    [Theory]
    [InlineData("*", true)]
    [InlineData("security.*", true)]
    [InlineData("member.suspended", true)]
    [InlineData("member.*.x", false)]
    [InlineData("organization.*", false)]
    [InlineData("api_key.nothing", false)]
    [InlineData(".*", false)]
    [InlineData("", false)]
    public void Knows_what_may_be_asked_for(string text, bool known) => Assert.Equal(known, WebhookEventTypes.IsSubscription(text));

    [Theory]
    [InlineData("api_key.invented_tomorrow", true)]
    [InlineData("security.anything", true)]
    [InlineData("webhook.created", false)]
    [InlineData("organization.created", false)]
    [InlineData("nothing", false)]
    public void Tells_what_nobody_can_ask_for(string action, bool possible) => Assert.Equal(possible, WebhookEventTypes.MayBeSubscribed(action));

    [Fact]
    public void Lists_each_type_once_and_in_order() =>
        Assert.Equal(WebhookEventTypes.All.Select(t => t.Name).Distinct().Order(StringComparer.Ordinal), WebhookEventTypes.All.Select(t => t.Name));
}
