using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

/// <summary>
/// Loaded into a host process by the runtime (DOTNET_STARTUP_HOOKS) before its first line. Once the file of <c>NOMBA_TEST_CRASH</c> holds a
/// number, the process kills itself with SIGKILL at that database event of a request's transaction from then on: a command about to be sent, a
/// commit about to be made, a commit just made. Nothing in the host knows of it. In no namespace, because the runtime looks for it there.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Listeners(Environment.GetEnvironmentVariable("NOMBA_TEST_CRASH")!));

    private sealed class Listeners(string file) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                value.Subscribe(new Countdown(file));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Countdown(string file) : IObserver<KeyValuePair<string, object?>>
    {
        private static readonly string[] Moments = ["CommandExecuting", "TransactionCommitting", "TransactionCommitted"];

        private int _left = -1;

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (!Moments.Any(moment => value.Key.EndsWith("." + moment, StringComparison.Ordinal)) || !IsWithinChange(value.Value) || !IsArmed())
            {
                return;
            }

            if (Interlocked.Decrement(ref _left) == 0)
            {
                Process.GetCurrentProcess().Kill();
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        // What is read before a change begins may be lost, and what the host does by itself has no activity.
        private static bool IsWithinChange(object? happened) =>
            Activity.Current is not null && happened is TransactionEventData or CommandEventData { Command.Transaction: not null };

        private bool IsArmed()
        {
            if (Volatile.Read(ref _left) < 0 && File.Exists(file))
            {
                _ = Interlocked.CompareExchange(ref _left, int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture), -1);
            }

            return Volatile.Read(ref _left) > 0;
        }
    }
}
