namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>What a process has used of the processors: its own code, and the kernel on its behalf.</summary>
internal readonly record struct ProcessorTime(TimeSpan User, TimeSpan System)
{
    public TimeSpan Total => User + System;

    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) => new(later.User - earlier.User, later.System - earlier.System);
}
