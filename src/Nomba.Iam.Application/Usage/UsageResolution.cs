namespace Nomba.Iam.Application.Usage;

/// <summary>How long a step is, in minutes. Hours and days are those of UTC. The numbers are stored.</summary>
public enum UsageResolution
{
    Minute = 1,
    Hour = 60,
    Day = 1440,
}
