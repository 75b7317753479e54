namespace Nomba.Iam.Application.Audit;

/// <summary>Writes down what <see cref="ISecurityEvents"/> was told on this node.</summary>
public interface ISecurityJournal
{
    /// <summary>What is due: each kind of event once, its repetitions a minute after. <paramref name="all"/>: everything, as at the end.</summary>
    Task FlushAsync(bool all, CancellationToken cancellationToken);
}
