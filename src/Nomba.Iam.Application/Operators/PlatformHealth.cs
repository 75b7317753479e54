namespace Nomba.Iam.Application.Operators;

/// <summary>How the platform is, as the node that was asked sees it.</summary>
/// <param name="At">When it looked.</param>
/// <param name="Database">How the database answers.</param>
/// <param name="RevocationsAreCurrent">Whether this node trusts its memory of what is dead.</param>
/// <param name="RevocationAge">How old that memory is; null before the first look.</param>
/// <param name="Mails">Mails that wait to be sent.</param>
/// <param name="Deliveries">Webhook deliveries of all organizations that wait to be made.</param>
public sealed record PlatformHealth(
    DateTimeOffset At, DatabaseHealth Database, bool RevocationsAreCurrent, TimeSpan? RevocationAge, Backlog Mails, Backlog Deliveries);
