using Microsoft.Extensions.Logging.Abstractions;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Hosting;

public sealed class PeriodicWorkTests
{
    [Fact]
    public async Task Goes_on_after_a_round_that_failed_and_ends_with_the_host()
    {
        using var host = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (rounds, third) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var work = PeriodicWork.RepeatAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, RoundAsync, NullLogger.Instance, host.Token);

        await third.Task.WaitAsync(TimeSpan.FromSeconds(30), host.Token);
        await host.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);

        Task RoundAsync(CancellationToken cancellationToken)
        {
            switch (++rounds)
            {
                case 1: throw new InvalidOperationException("not an exception of a database");
                case 2: return Task.FromException(new OperationCanceledException("a timeout of its own"));
                default: third.TrySetResult(); return Task.CompletedTask;
            }
        }
    }
}
