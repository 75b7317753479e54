using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Application.Users;

/// <summary>Tells a person of the passkeys that come and go: whoever adds one to a stolen session means to come back.</summary>
internal sealed class PasskeyMails(OneTimeLinks links, IEmailOutbox outbox)
{
    private const string SecurityPage = "security";

    public void TellOfAdded(string email, string name) => outbox.Enqueue(EmailTexts.PasskeyAdded(email, name, links.PageAddress(SecurityPage)));

    public void TellOfRemoved(string email, string name) => outbox.Enqueue(EmailTexts.PasskeyRemoved(email, name, links.PageAddress(SecurityPage)));
}
