namespace Nomba.Iam.Contracts.Audit;

/// <summary>Who did something, on whose behalf, and from where. Nobody at all: the platform itself.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Kind"><c>user</c> or <c>api_key</c>; null without a member.</param>
/// <param name="UserId">The person, where there was no member.</param>
/// <param name="ApplicationId">The application through which a person acted.</param>
/// <param name="Address">The network address.</param>
/// <param name="UserAgent">The program, as it calls itself.</param>
/// <param name="RequestId">The request.</param>
public sealed record AuditActorResponse(
    Guid? MemberId, string? Kind, Guid? UserId, Guid? ApplicationId, string? Address, string? UserAgent, string? RequestId);
