using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>Makes links and takes them back: the one mechanism behind every mail that somebody must act on.</summary>
internal sealed class OneTimeLinks(IOneTimeLinkStore links, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <summary>The address to follow. Links from before for the same thing are dead from now on.</summary>
    public async ValueTask<LinkAddress> IssueAsync(LinkTerms terms, CancellationToken cancellationToken)
    {
        var token = LinkToken.Generate();
        await links.WithdrawAsync(terms.Purpose, terms.Subject, cancellationToken);
        await links.AddAsync(OneTimeLink.Issue(terms, token, time), cancellationToken);
        return new LinkAddress(options.Value.Issuer, PageOf(terms.Purpose), token);
    }

    /// <summary>What the token is good for, without using it up.</summary>
    public async ValueTask<Result<OneTimeLink>> LookAsync(string token, LinkPurpose purpose, CancellationToken cancellationToken) =>
        await links.FindAsync(LinkToken.HashOf(token), cancellationToken) is not { } link || link.Purpose != purpose ? LinkErrors.Unknown
            : link.ConsumedAt is not null ? LinkErrors.Used
            : link.ExpiresAt <= time.GetUtcNow() ? LinkErrors.Expired
            : link;

    /// <summary>Uses the token up, in the current transaction: a refusal later on gives it back.</summary>
    public async ValueTask<Result<OneTimeLink>> ConsumeAsync(string token, LinkPurpose purpose, CancellationToken cancellationToken)
    {
        var looked = await LookAsync(token, purpose, cancellationToken);
        return looked.TryGetValue(out var link) && !await links.ConsumeAsync(link.Id, time.GetUtcNow(), cancellationToken) ? LinkErrors.Used : looked;
    }

    public Task WithdrawAsync(LinkPurpose purpose, Guid subject, CancellationToken cancellationToken) =>
        links.WithdrawAsync(purpose, subject, cancellationToken);

    /// <summary>A page of this site, for a mail to point at.</summary>
    public string PageAddress(string page) => $"{options.Value.Issuer.TrimEnd('/')}/{page}";

    // Pages of the dashboard; each sends the token on to the endpoint of its flow.
    private static string PageOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.ConfirmSignUp => "confirm-email",
        LinkPurpose.SetPassword => "reset-password",
        LinkPurpose.LeaveEmail or LinkPurpose.TakeEmail => "confirm-email-change",
        LinkPurpose.AcceptInvitation => "accept-invitation",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };
}
