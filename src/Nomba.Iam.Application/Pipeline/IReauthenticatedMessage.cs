namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message about a person's own sign-in: a session left open at a shared desk is not enough for it.</summary>
public interface IReauthenticatedMessage : IPersonMessage
{
    string CurrentPassword { get; }
}
