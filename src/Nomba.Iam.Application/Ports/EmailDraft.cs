namespace Nomba.Iam.Application.Ports;

/// <summary>A mail in plain text. Its body may hold a link that opens an account.</summary>
public sealed record EmailDraft(string Recipient, string Subject, string Body)
{
    public override string ToString() => nameof(EmailDraft);
}
