namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message of a signed-in person about themselves, in no organization: keys and applications may not send it.</summary>
public interface IPersonMessage;
