namespace Nomba.Iam.Infrastructure.Hosting;

/// <summary>What was taken, by whom, for how long at a time, and when.</summary>
internal sealed record LeaseTerm(string Name, string Holder, TimeSpan Length, DateTimeOffset TakenAt);
