namespace Nomba.Iam.Contracts.Users;

/// <summary>A link from a mail was followed.</summary>
/// <param name="Token">What stands in the link after <c>#token=</c>.</param>
public sealed record LinkRequest(string? Token)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(LinkRequest);
}
