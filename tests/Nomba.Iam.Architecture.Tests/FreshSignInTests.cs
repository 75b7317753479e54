using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Nomba.Iam.Architecture.Tests;

/// <summary>What asks again who sits at the browser, by name: a dangerous act that loses its mark is seen here.</summary>
public sealed class FreshSignInTests
{
    private static readonly string[] Dangerous =
    [
        "ChangeAccountAccess", "ChangeApiKeyRoles", "ChangeMemberRoles", "CompleteApplicationRotation", "CompleteRotation", "CreateApiKey",
        "CreateApplication", "CreateRole", "CreateWebhook", "DeleteApiKey", "DeleteRole", "EnableApiKeyEnvironment", "InviteMember",
        "RedactAuditEntry", "RedactPlatformAuditEntry", "RegisterPasskey", "RemoveMember", "RemovePasskey", "ReplaceResourceServerSecret", "ResumeApiKey",
        "ResumeOrganization",
        "RevokeApiKey", "RevokeSigningKey", "RotateApplicationSecret", "RotateSecret", "RotateSigningKey", "RotateWebhookSecret", "SuspendOrganization",
        "TransferOwnership", "UpdateApiKey", "UpdateApplication", "UpdateOrganization", "UpdateRole",
    ];

    [Fact]
    public void Every_dangerous_message_asks_again_who_it_is() =>
        Assert.Equal(Dangerous, Repository.Sources
            .SelectMany(f => f.Syntax.DescendantNodes().OfType<RecordDeclarationSyntax>())
            .Where(r => r.BaseList?.Types.Any(t => t.Type.ToString() == "IFreshSignInMessage") == true)
            .Select(r => r.Identifier.Text).Order(StringComparer.Ordinal));
}
