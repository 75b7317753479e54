namespace Nomba.Iam.Application.Usage;

/// <summary>The steps of a resolution.</summary>
public static class UsageResolutions
{
    extension(UsageResolution resolution)
    {
        /// <summary>The first minute of the step that a minute is in.</summary>
        public int StartOf(int minute) => minute / (int)resolution * (int)resolution;

        /// <summary>That minute, when a step begins with it; otherwise the first of the next step.</summary>
        public int EndBefore(int minute) => resolution.StartOf(minute + (int)resolution - 1);
    }
}
