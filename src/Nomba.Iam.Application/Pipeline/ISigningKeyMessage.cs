namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message that changes which keys sign: done when they do so here.</summary>
public interface ISigningKeyMessage;
