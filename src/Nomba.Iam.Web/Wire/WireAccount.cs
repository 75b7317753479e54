using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Wire;

/// <summary>The organization of the <c>accountId</c> header, and the text that the client wrote it in: the answer repeats that.</summary>
internal sealed record WireAccount(OrganizationId Id, string Text)
{
    private const string Header = "accountId";

    public static bool IsSent(IHeaderDictionary headers) => headers[Header] is { Count: > 0 } values && !values.All(string.IsNullOrWhiteSpace);

    /// <summary>Null when the header is missing, there twice, or no UUID.</summary>
    public static WireAccount? Read(IHeaderDictionary headers) =>
        headers[Header] is [{ } text] && Guid.TryParse(text, out var id) ? new WireAccount(new OrganizationId(id), text) : null;
}
