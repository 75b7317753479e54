namespace Nomba.Iam.Application.Audit;

/// <summary>How the audit log is signed, kept and written. Settings: <c>Iam:Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>A chain is signed when it has grown by this many entries. Default 100.</summary>
    public int CheckpointEntries { get; set; } = 100;

    /// <summary>… or when it has grown at all for this long. Default 5 minutes.</summary>
    public TimeSpan CheckpointEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long entries are kept. Default 400 days; zero keeps them all.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(400);

    /// <summary>How often security events are written down, and with that the most that a crash can lose. Default 3 seconds, at most 5.</summary>
    public TimeSpan FlushEvery { get; set; } = TimeSpan.FromSeconds(3);
}
