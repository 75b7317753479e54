using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>What the steps of a rotation have in common: the key, its audit entry, and that every node reads its secrets again.</summary>
internal sealed class KeyRotations(IApiKeyStore keys, ApiKeyRoles roles, IAuditTrail audit, IRevocationLog revocations, TimeProvider time)
{
    // Longer than any node keeps what it read of a member.
    private static readonly TimeSpan EventLifetime = TimeSpan.FromHours(1);

    public async ValueTask<Result<ApiKey>> FindAsync(SecretTarget target, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(target.OrganizationId, target.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        return key.Credential(target.Environment) is null ? ApiKeyErrors.CredentialNotFound : key;
    }

    public async ValueTask<Result<ApiKeyDetails>> SaveAsync(ApiKey key, string action, string changes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        audit.Record(new AuditEvent(action, "api_key", key.Id.ToString(), key.OrganizationId) { Changes = changes });
        revocations.Append(RevocationEvent.OfSecrets(key.Id, now, now + EventLifetime));
        var saved = await keys.SaveAsync(key, cancellationToken);
        return saved.IsSuccess ? await roles.DescribeAsync(key, cancellationToken) : saved.Error;
    }
}
