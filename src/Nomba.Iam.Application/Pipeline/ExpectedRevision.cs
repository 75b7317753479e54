using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>Which revision of a thing the caller means to change; any, unless the caller says.</summary>
public readonly record struct ExpectedRevision
{
    private readonly IReadOnlyList<int>? _accepted;

    private ExpectedRevision(IReadOnlyList<int> accepted) => _accepted = accepted;

    public static ExpectedRevision Any => default;

    /// <summary>One of these; none of them: nothing that exists.</summary>
    public static ExpectedRevision OneOf(IReadOnlyList<int> revisions) => new(revisions);

    /// <summary><c>request.outdated</c> when the thing is no longer at an expected revision.</summary>
    public Result Check(int revision) => _accepted is null || _accepted.Contains(revision) ? Result.Success : PipelineErrors.Outdated;
}
