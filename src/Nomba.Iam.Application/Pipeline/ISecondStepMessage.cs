using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message with a code that somebody may be guessing at: only so often, and counted whatever becomes of it.</summary>
public interface ISecondStepMessage
{
    /// <summary>Whose code it is; null: the caller's.</summary>
    UserId? Person { get; }

    /// <summary>The browser's own id when it has signed in to this very account before, as its sealed cookie proves; else null.</summary>
    Guid? KnownBrowser { get; }
}
