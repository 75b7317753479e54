using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Whether a refresh handle may still be used, as far as memory can tell: genuine, in time, its member alive, unchanged and not at its end.</summary>
internal sealed class RefreshHandles(
    IRefreshHandleFormat format, IMemberDirectory members, IRevocations revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public async ValueTask<Result<LiveHandle>> ReadAsync(string text, CancellationToken cancellationToken)
    {
        if (!format.TryRead(text, out var handle) || !options.Value.Environments.Contains(handle.Environment))
        {
            return TokenErrors.InvalidRefreshToken;
        }

        var expiresAt = options.Value.RefreshEndsAt(handle.Family);
        if (time.GetUtcNow() >= expiresAt || revocations.IsDead(handle.Family))
        {
            return TokenErrors.InvalidRefreshToken;
        }

        var member = await members.FindAsync(handle.Member, cancellationToken);
        return member is not null && member.Version == handle.MemberVersion && member.IsUsable(handle.Environment, time.GetUtcNow())
            && handle.Family.StartedAt >= revocations.EarliestIssue(member.OrganizationId, handle.HasGrant ? null : member.Credential(handle.Environment)?.ClientId)
            ? new LiveHandle(handle, member, expiresAt)
            : TokenErrors.InvalidRefreshToken;
    }
}
