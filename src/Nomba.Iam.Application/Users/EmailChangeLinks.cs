using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The two kinds of links of a change of address.</summary>
internal sealed class EmailChangeLinks(OneTimeLinks links, IOneTimeLinkStore store, TimeProvider time)
{
    public async ValueTask<Result<OneTimeLink>> ConsumeAsync(string token, CancellationToken cancellationToken)
    {
        var leave = await links.ConsumeAsync(token, LinkPurpose.LeaveEmail, cancellationToken);
        return leave.IsSuccess || leave.Error != LinkErrors.Unknown ? leave : await links.ConsumeAsync(token, LinkPurpose.TakeEmail, cancellationToken);
    }

    /// <summary>Also a link that has been used: whoever agreed may change their mind until the other end has agreed too.</summary>
    public async ValueTask<Result<OneTimeLink>> LookAsync(string token, CancellationToken cancellationToken) =>
        await store.FindAsync(LinkToken.HashOf(token), cancellationToken) is not { Purpose: LinkPurpose.LeaveEmail or LinkPurpose.TakeEmail } link ? LinkErrors.Unknown
            : link.ExpiresAt <= time.GetUtcNow() ? LinkErrors.Expired
            : link;
}
