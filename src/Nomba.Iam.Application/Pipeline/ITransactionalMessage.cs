namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message that changes state: it commits with its audit entry or not at all.</summary>
public interface ITransactionalMessage;
