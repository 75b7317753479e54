namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message of whoever runs the platform, above all organizations.</summary>
public interface IOperatorMessage;
