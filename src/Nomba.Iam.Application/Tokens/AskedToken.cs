using System.Net;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A token that a resource server asks about.</summary>
/// <param name="Text">The token; null where none was sent.</param>
/// <param name="Address">Who sent it to the resource server; null when it did not say, or nothing that can be read.</param>
public sealed record AskedToken(string? Text, IPAddress? Address)
{
    public override string ToString() => nameof(AskedToken);
}
