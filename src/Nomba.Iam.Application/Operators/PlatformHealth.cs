using Nomba.Iam.Application.Tokens;

namespace Nomba.Iam.Application.Operators;

/// <summary>How the platform is, as the node that was asked sees it.</summary>
/// <param name="At">When it looked.</param>
/// <param name="Database">How the database answers.</param>
/// <param name="RevocationsAreCurrent">Whether this node trusts its memory of what is dead.</param>
/// <param name="RevocationAge">How old that memory is; null before the first look.</param>
/// <param name="Mails">Mails that wait to be sent.</param>
/// <param name="Deliveries">Webhook deliveries of all organizations that wait to be made.</param>
public sealed record PlatformHealth(
    DateTimeOffset At, DatabaseHealth Database, bool RevocationsAreCurrent, TimeSpan? RevocationAge, Backlog Mails, Backlog Deliveries)
{
    /// <summary>The node that was asked.</summary>
    public required Guid Here { get; init; }

    /// <summary>The nodes that were seen within half a minute.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>Instances of resource APIs that were seen within ten minutes.</summary>
    public required IReadOnlyList<Validator> Validators { get; init; }
}
