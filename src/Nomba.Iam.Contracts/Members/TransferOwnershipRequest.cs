namespace Nomba.Iam.Contracts.Members;

/// <summary>Who becomes the owner in the caller's place.</summary>
/// <param name="MemberId">An active person of the organization.</param>
public sealed record TransferOwnershipRequest(Guid? MemberId);
