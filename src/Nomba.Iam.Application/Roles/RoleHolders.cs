using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Roles;

/// <summary>What a change of a role means for everyone who holds it: their tokens say what is no longer true, and die.</summary>
internal sealed class RoleHolders(IMemberStore members, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public async ValueTask KillTokensAsync(Role role, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var holder in await members.RaiseHoldersAsync(role.OrganizationId!.Value, role.Id, cancellationToken))
        {
            revocations.Append(RevocationEvent.OfMember(holder.Id, holder.Version, now, options.Value.LastTokenEndsAt(now)));
        }
    }
}
