namespace Nomba.Iam.Benchmarks.Load;

/// <summary>One kind of request, made by several callers at once. Whatever is not the expected answer throws, and ends the run.</summary>
internal interface IWorkload
{
    /// <summary>Before each slice, and not part of it: tokens that the requests need.</summary>
    Task PrepareAsync(int callers, CancellationToken cancellationToken);

    /// <summary>One request of one caller, from writing it to having read the answer.</summary>
    Task SendAsync(int caller, CancellationToken cancellationToken);
}
