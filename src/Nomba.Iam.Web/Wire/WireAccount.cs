using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Web.Wire;

/// <summary>The accountId header: a UUID in whatever text form the client writes, which is what it gets back.</summary>
internal readonly record struct WireAccount(OrganizationId Id, string Text)
{
    private const string Header = "accountId";

    public static bool IsPresent(HttpRequest request) => !string.IsNullOrWhiteSpace(request.Headers[Header]);

    public static WireAccount? Find(HttpRequest request) =>
        request.Headers[Header] is [{ } text] && Guid.TryParse(text, out var id) ? new WireAccount(new OrganizationId(id), text) : null;
}
