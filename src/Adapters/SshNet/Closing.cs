using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Adapters.SshNet;

/// <summary>
/// Ends what SSH.NET holds. It says goodbye over the connection and waits for room to do so, which on a stalled line is
/// for as long as the kernel hopes; nobody has to wait for that.
/// </summary>
internal static class Closing
{
    /// <summary>Waits a while; what takes longer goes on by itself.</summary>
    public static async Task RunAsync(Action close)
    {
        Task closing = Task.Factory.StartNew(close, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAny(closing, Task.Delay(SshDefaults.Exit, TimeProvider.System));
    }
}
