using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>How events reach the endpoints of organizations. Settings: <c>Iam:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether this node sends. Default true. Events are written either way, and another node may send them.</summary>
    public bool Deliver { get; set; } = true;

    /// <summary>How many endpoints an organization may have. Default 20.</summary>
    public int MaxPerOrganization { get; set; } = 20;

    /// <summary>How long one attempt may take, from the first packet to the last. Default 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The delay after the first failure; three times as long after each further one. Default 10 seconds.</summary>
    public TimeSpan FirstRetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long a delivery is tried. Default 3 days.</summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long the secret before signs beside the new one after a rotation. Default 24 hours.</summary>
    public TimeSpan SecretOverlap { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long events, deliveries and attempts are kept. Default 30 days.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often a node looks for deliveries that are due. Default 1 second.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many attempts a node makes at once. Default 64.</summary>
    public int MaxParallel { get; set; } = 64;

    /// <summary>How many of them go to one endpoint, so that a slow one holds up only itself. Default 2.</summary>
    public int MaxParallelPerEndpoint { get; set; } = 2;

    /// <summary>
    /// Whether endpoints may be in private and reserved networks. Default: in Development only. Whoever sets it lets every organization reach
    /// what this host can reach.
    /// </summary>
    public bool? AllowPrivateAddresses { get; set; }

    /// <summary>Whether endpoints may use http. Default: in Development only; never in Production.</summary>
    public bool? AllowHttp { get; set; }

    public WebhookRetrySchedule Schedule => new(FirstRetryAfter, RetryFor);
}
