namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message by which anybody makes the platform send a mail: only so often.</summary>
public interface IMailingMessage
{
    string Email { get; }
}
