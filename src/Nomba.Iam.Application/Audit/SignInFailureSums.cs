namespace Nomba.Iam.Application.Audit;

/// <summary>How often a sign-in of the organization's people failed.</summary>
/// <param name="Day">Within 24 hours.</param>
/// <param name="Week">Within 7 times 24 hours.</param>
/// <param name="Month">Within 30 times 24 hours.</param>
public sealed record SignInFailureSums(int Day, int Week, int Month);
