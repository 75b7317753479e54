namespace Nomba.Iam.Infrastructure.Hosting;

/// <summary>Who does a job that one node is enough for, and until when nobody else may. One row a job, which stays.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; set; }

    public required string Holder { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
