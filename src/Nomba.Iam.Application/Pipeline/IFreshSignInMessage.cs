namespace Nomba.Iam.Application.Pipeline;

/// <summary>
/// A message that gives something away or cannot be taken back: whoever sends it from a browser has proven lately who they are. Not for what
/// stops something, a key or a session: that must be quick.
/// </summary>
public interface IFreshSignInMessage;
