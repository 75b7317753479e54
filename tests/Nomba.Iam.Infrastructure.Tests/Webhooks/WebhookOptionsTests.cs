using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    [Theory]
    [InlineData("Development", true)]
    [InlineData("Testing", false)]
    [InlineData("Production", false)]
    public void Allows_private_addresses_and_http_in_development_alone(string environment, bool allowed)
    {
        var options = Read(environment);

        Assert.Equal((allowed, allowed), (options.AllowPrivateAddresses, options.AllowHttp));
    }

    [Fact]
    public void Takes_an_explicit_word_for_private_addresses_in_production() =>
        Assert.True(Read("Production", ("AllowPrivateAddresses", "true")).AllowPrivateAddresses);

    [Theory]
    [InlineData("AllowHttp", "true")]
    [InlineData("Timeout", "00:02:00")]
    [InlineData("FirstRetryAfter", "00:00:00")]
    [InlineData("RetryFor", "15.00:00:00")]
    [InlineData("KeepFor", "1.00:00:00")]
    [InlineData("PollEvery", "00:00:00")]
    [InlineData("MaxPerOrganization", "0")]
    [InlineData("MaxPerOrganization", "1001")]
    [InlineData("MaxParallel", "0")]
    [InlineData("MaxParallelPerEndpoint", "65")]
    public void Names_the_setting_that_is_wrong(string setting, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read("Production", (setting, value)));

        Assert.Contains($"Iam__Webhooks__{setting}", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    private static WebhookOptions Read(string environment, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Iam:Webhooks:{s.Name}", (string?)s.Value))).Build();
        var services = new ServiceCollection().AddSingleton<IHostEnvironment>(new Place { EnvironmentName = environment }).AddWebhooks(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<WebhookOptions>>().Value;
    }

    private sealed class Place : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }

        public string ApplicationName { get; set; } = "test";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
