using System.Globalization;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>
/// A null device's run: rests for a time that is the model's own and takes no processor, so that dozens of such boards
/// can live on one machine. Its numbers belong to the runtime "null" and are never a real board's.
/// </summary>
internal sealed class RestingRunner(TimeSpan rest) : IRunner
{
    private const int LongestMs = 4;

    private readonly ManualResetEventSlim _stopped = new();

    public static RestingRunner Of(string modelSha256) => new(TimeSpan.FromMilliseconds(
        1 + (byte.Parse(modelSha256.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % LongestMs)));

    public void Run() => _stopped.Wait(rest);

    public void Stop() => _stopped.Set();

    public KernelProfile TakeProfile(int runs) => new([], []);

    public void Dispose() => _stopped.Dispose();
}
