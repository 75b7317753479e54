namespace Nomba.Iam.Web.OAuth.Consent;

/// <summary>
/// A validated authorization request on its way through the consent page. The page shows it and posts its parameters back;
/// the authorize endpoint validates them again, so the ticket decides nothing but what the person is shown.
/// </summary>
internal sealed record ConsentTicket(
    Guid UserId,
    Guid ApplicationId,
    string RedirectUri,
    IReadOnlyList<string> Scope,
    IReadOnlyDictionary<string, string> Parameters)
{
    // The parameters hold the application's state and nonce, which are not ours to print.
    public override string ToString() => nameof(ConsentTicket);
}
