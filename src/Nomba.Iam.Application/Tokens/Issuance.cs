namespace Nomba.Iam.Application.Tokens;

/// <summary>Tokens that are being made: for whom, through which client, and their date.</summary>
internal sealed record Issuance(MemberSnapshot Member, Guid ClientId, DateTimeOffset At);
