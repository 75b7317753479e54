namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>Says on standard error what is going on: minutes pass in silence otherwise.</summary>
internal static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss}  {what}");
}
