using System.Runtime.CompilerServices;

namespace Nomba.Iam.Testing.Hosting;

/// <summary>Waits for what another node or process brings about by itself, such as hearing of what happened here.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Nobody waits this long but on a machine that is busy with something else.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException($"This did not come true within {Limit.TotalSeconds} s: {what}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
