using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>A message by which an organization makes the platform mail an invitation: only so often.</summary>
public interface IInvitingMessage : IOrganizationMessage
{
    /// <summary>Where to; null: to the address of <see cref="Invitation"/>.</summary>
    string? Recipient { get; }

    /// <summary>The invitation that is there already, if any.</summary>
    InvitationId? Invitation { get; }
}
