using System.Text.RegularExpressions;

namespace Nomba.Iam.Architecture.Tests;

/// <summary>What the audit trail records of the families that webhooks tell of can be asked for by name.</summary>
public sealed partial class WebhookCatalogueTests
{
    [Fact]
    public void Every_recorded_action_has_a_line_in_the_catalogue()
    {
        var catalogue = Assert.Single(Repository.Sources, f => f.Path == "src/Nomba.Iam.Domain/Webhooks/WebhookEventTypes.cs").Text;

        var recorded = Repository.Sources.SelectMany(f => Recorded().Matches(f.Text)).Select(m => m.Groups[1].Value).Distinct().ToArray();

        Assert.Contains("api_key.suspended", recorded);
        Assert.All(recorded, action => Assert.Contains($"new(\"{action}\"", catalogue, StringComparison.Ordinal));
    }

    [GeneratedRegex("""(?:AuditEvent|ApiKeyChange)\([^"]*"((?:api_key|member|role|security)\.[a-z_]+)""")]
    private static partial Regex Recorded();
}
