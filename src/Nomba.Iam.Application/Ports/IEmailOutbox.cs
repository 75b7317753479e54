namespace Nomba.Iam.Application.Ports;

/// <summary>Where a use case leaves a mail. It commits with the change, and is sent after: never for a change that did not happen.</summary>
public interface IEmailOutbox
{
    void Enqueue(EmailDraft mail);
}
