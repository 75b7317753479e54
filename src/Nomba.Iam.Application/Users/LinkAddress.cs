using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// Where a link leads. The token is in the fragment, which a browser sends to nobody: it reaches no log, no proxy and no Referer header.
/// </summary>
public sealed class LinkAddress(string issuer, string page, LinkToken token)
{
    public string Reveal() => $"{issuer.TrimEnd('/')}/{page}#token={token.Reveal()}";

    public override string ToString() => nameof(LinkAddress);
}
