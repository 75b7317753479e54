namespace Nomba.Iam.Web.Http;

/// <summary>
/// Answers no sooner than a fixed time after the request came. Whether an address has an account decides what is written and mailed, and so
/// how long it takes; within this time nobody outside can tell.
/// </summary>
internal static class EvenAnswers
{
    // Hashing a password and a commit take a fraction of it on any machine that is fit for this work.
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(400);

    public static ValueTask<object?> WaitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        WaitAsync(context.HttpContext, () => next(context));

    public static async ValueTask<T> WaitAsync<T>(HttpContext http, Func<ValueTask<T>> decide)
    {
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();
        var answer = await decide();
        var left = Soonest - time.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, http.RequestAborted);
        }

        return answer;
    }
}
