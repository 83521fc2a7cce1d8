using Profiler.Measurement.Conditions;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Devices;

/// <summary>Which device, and how its runtime is to be used.</summary>
/// <param name="Name">The device's name; "local" is this machine.</param>
/// <param name="Provider">Execution provider: "cpu", "cuda", "tensorrt".</param>
/// <param name="Threads">Threads inside an operator. One by default: on shared hosts a second thread doubles the chance of meeting a neighbour.</param>
public sealed record DeviceOptions(string Name = DeviceOptions.Local, string Provider = "cpu", int Threads = 1)
{
    public const string Local = "local";

    /// <summary>How the board is to be meanwhile; null for as it is.</summary>
    public WantedConditions? Conditions { get; init; }

    /// <summary>Whether what was measured on the target was measured on this device, used in this way.</summary>
    public bool IsOf(Target target) => target.Device == Name && target.Provider == Provider && target.Threads == Threads;
}
