using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

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
        var now = time.GetUtcNow();
        if (now >= expiresAt || revocations.IsDead(handle.Family))
        {
            return TokenErrors.InvalidRefreshToken;
        }

        var member = await members.FindAsync(handle.Member, cancellationToken);
        return member is not null && member.Version == handle.MemberVersion && handle.Family.StartedAt >= member.TokensFrom
            && member.IsUsable(handle.Environment, now)
            && handle.Family.StartedAt >= revocations.EarliestIssue(member.OrganizationId, handle.HasGrant ? null : member.Credential(handle.Environment)?.ClientId)
            ? new LiveHandle(handle, member, expiresAt, DateOf(now, handle.Family))
            : TokenErrors.InvalidRefreshToken;
    }

    // A family that is not cut off began after every event that could cut off what is issued for it, so its beginning is date enough.
    private static DateTimeOffset DateOf(DateTimeOffset now, TokenFamilyId family)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        return family.StartedAt > second ? family.StartedAt : second;
    }
}
