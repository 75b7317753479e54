using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Domain.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    private const string Secret = "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";
    private const string Id = "019aa2f0-6c00-7000-8000-00000000002a";
    private const long Timestamp = 1764000000;
    private const string Signature = "v1,VzwZr7TabTUZWg3bgW8C2wR4yGtft7RU7TpX2goYhYE=";

    private const string Body =
        """{"id":"019aa2f0-6c00-7000-8000-00000000002a","version":"1","type":"api_key.suspended","createdAt":"2025-11-24T16:00:00+00:00","organizationId":"019aa2f0-0000-7000-8000-000000000001","data":{"target":{"type":"api_key","id":"019aa2f0-0000-7000-8000-000000000002"},"actor":{"type":"member","id":"019aa2f0-0000-7000-8000-000000000003"},"reason":"Lost laptop"}}""";

    // Computed with another implementation.
    [Fact]
    public void Signs_the_documented_vector() =>
        Assert.Equal(Signature, WebhookSecret.Read(Secret).Sign(WebhookEventId.Parse(Id, null), DateTimeOffset.FromUnixTimeSeconds(Timestamp), Body));

    [Fact]
    public async Task Documents_the_vector_as_it_is()
    {
        var text = await File.ReadAllTextAsync(PathOfDocument(), TestContext.Current.CancellationToken);

        Assert.All([$"secret     {Secret}", $"id         {Id}", $"timestamp  {Timestamp}", $"body       {Body}", $"signature  {Signature}"],
            line => Assert.Contains(line + "\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public void Makes_another_secret_each_time_and_keeps_it_out_of_its_text()
    {
        var (one, other) = (WebhookSecret.Generate(), WebhookSecret.Generate());

        Assert.NotEqual(one.Reveal(), other.Reveal());
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", one.Reveal());
        Assert.Equal("WebhookSecret", $"{one}");
        Assert.Equal("SealedWebhookSecret", $"{new SealedWebhookSecret("sealed")}");
    }

    private static string PathOfDocument()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Nomba.Iam.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(directory.FullName, "docs", "webhooks.md");
    }
}
