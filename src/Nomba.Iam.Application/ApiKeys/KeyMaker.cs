using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Makes a key, whoever asked for it, and says so in the audit trail.</summary>
internal sealed class KeyMaker(ISecretHasher hasher, IAuditTrail audit, TimeProvider time)
{
    public CreatedApiKey Make(NewApiKey request, Role role)
    {
        var key = ApiKey.Create(request, secret => hasher.Hash(secret.Reveal()), time, out var issued);
        var named = new Dictionary<RoleId, Role> { [role.Id] = role };
        audit.Record(new AuditEvent("api_key.created", "api_key", key.Id.ToString(), key.OrganizationId)
        {
            Changes = AuditChange.Json(
                [("name", null, key.Name), ("roles", null, AssignmentWords.Of(key.Assignments, named)), .. ApiKeyChanges.Since(ApiKeyState.Empty, key, withName: false)]),
        });
        foreach (var pair in key.Credentials)
        {
            audit.Record(SecretShown.Of(pair.ClientId, key.OrganizationId));
        }

        return new CreatedApiKey(new ApiKeyDetails(key, role.Name) { Dangerous = ApiKeyRoles.DangerousOf(key, named) }, issued);
    }
}
