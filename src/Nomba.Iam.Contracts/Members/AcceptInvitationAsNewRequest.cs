namespace Nomba.Iam.Contracts.Members;

/// <summary>Accepts an invitation without having an account.</summary>
/// <param name="Token">What stands in the link after <c>#token=</c>.</param>
/// <param name="Password">At least 15 characters, counted as Unicode code points; at most 256.</param>
public sealed record AcceptInvitationAsNewRequest(string? Token, string? Password)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(AcceptInvitationAsNewRequest);
}
