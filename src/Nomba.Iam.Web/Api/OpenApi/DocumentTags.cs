using Microsoft.OpenApi;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>What each group of operations is about.</summary>
internal static class DocumentTags
{
    // One a line: two branches that add a group touch different lines.
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["API keys"] = "Programs of an organization: what they may do, whether they may, and their secrets.",
        ["Accounts"] = "The outlets of an organization, on which roles and keys can be restricted.",
        ["Applications"] = "The OAuth clients of an organization, and what people have let them do.",
        ["Audit"] = "What happened, who did it, and proof that nothing was taken out.",
        ["Consents"] = "What the signed-in person has let applications do in their name, and taking it back.",
        ["Invitations"] = "What the link in an invitation leads to.",
        ["Members"] = "The people and keys of an organization.",
        ["Operators"] = "For those who run the platform.",
        ["Organizations"] = "Merchants, and the settings that hold for all of one.",
        ["Resource servers"] = "The APIs that tokens are good for, and the permissions that they define. For operators.",
        ["Revocation feed"] = "What resource APIs follow to know in memory which tokens are dead, and how they say that they do.",
        ["Roles"] = "Named sets of permissions, and questions about who may do what.",
        ["Sign-up and recovery"] = "For people who are not signed in yet.",
        ["The signed-in person"] = "What people do about themselves.",
        ["Tokens"] = "What resource servers ask about the tokens that they are sent.",
        ["Usage"] = "When keys were used last, and how often, by outcome and permission.",
        ["Webhooks"] = "Where an organization wants to hear of what happens, and what was delivered.",
        ["Wire API"] = "Tokens by the Nomba wire API.",
    };

    public static void Describe(OpenApiDocument document)
    {
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            tag.Description ??= Meanings.GetValueOrDefault(tag.Name ?? "");
        }
    }
}
