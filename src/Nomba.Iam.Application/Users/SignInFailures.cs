namespace Nomba.Iam.Application.Users;

/// <summary>How often sign-in failed under one key, and when last.</summary>
public sealed record SignInFailures(int Count, DateTimeOffset LastAt);
