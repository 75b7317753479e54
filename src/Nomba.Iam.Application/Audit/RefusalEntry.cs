using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>An audit entry of a refusal, explained.</summary>
/// <param name="Entry">When, from where, how often within the minute.</param>
/// <param name="Code">Stable: <c>retired_secret</c>.</param>
/// <param name="Words">One plain sentence.</param>
public sealed record RefusalEntry(AuditEntry Entry, string Code, string Words)
{
    public static RefusalEntry Of(AuditEntry entry) => new(entry, Refusals.CodeOf(entry), Refusals.WordsOf(entry));
}
