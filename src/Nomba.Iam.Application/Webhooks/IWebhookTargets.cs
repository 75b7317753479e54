using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Where events may be sent to.</summary>
public interface IWebhookTargets
{
    /// <summary>
    /// The address, when its shape is right and its host leads to nothing private. A help for whoever registers it: the host may lead elsewhere
    /// later, so that every connection checks again.
    /// </summary>
    ValueTask<Result<Uri>> CheckAsync(string? url, CancellationToken cancellationToken);
}
