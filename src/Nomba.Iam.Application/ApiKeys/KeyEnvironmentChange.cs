using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>
/// One pair of a key on or off. Either way what the pair got before is dead: on off, because that is what it is for, and on on, because a
/// node that had not heard of the first yet may have given out tokens meanwhile.
/// </summary>
internal sealed class KeyEnvironmentChange(IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public Result Apply(ApiKey key, KeyEnvironment environment, bool isOn, string? reason)
    {
        if (key.Credential(environment) is not { } pair)
        {
            return ApiKeyErrors.CredentialNotFound;
        }

        var now = time.GetUtcNow();
        var worked = pair.DisabledAt is null;
        var changed = isOn ? key.Enable(environment) : key.Disable(environment, now);
        if (!changed.IsSuccess || worked == isOn)
        {
            return changed;
        }

        audit.Record(new AuditEvent(isOn ? "api_key.environment_enabled" : "api_key.environment_disabled", "api_key", key.Id.ToString(), key.OrganizationId)
        {
            Reason = reason,
            Changes = AuditChange.Json((environment.Name, worked ? "enabled" : "disabled", isOn ? "enabled" : "disabled")),
        });
        var endsAt = options.Value.LastTokenEndsAt(now);
        revocations.Append(RevocationEvent.OfCredential(pair.ClientId, now, endsAt));
        revocations.Append(RevocationEvent.OfSettings(key.Id, now, endsAt));
        return changed;
    }
}
