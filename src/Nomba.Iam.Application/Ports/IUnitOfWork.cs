using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Ports;

/// <summary>One database transaction around a use case.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs the work and commits it when it succeeded, with the audit entries and revocation events it recorded; a refusal or an
    /// exception leaves nothing behind. Once committed, the revocation events are applied on this node before the call returns.
    /// Work that changed something and recorded no audit entry is a mistake in our code and throws.
    /// </summary>
    Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>;
}
