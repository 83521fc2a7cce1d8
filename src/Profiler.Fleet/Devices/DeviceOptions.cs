using Profiler.CostModels.Analytical;
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

    /// <summary>
    /// Whether what is known of the target is known of this device, used in this way; a data sheet speaks of a board
    /// however it is used.
    /// </summary>
    public bool IsOf(Target target) => target.Device == Name
        && (RooflineTarget.Is(target) || (target.Provider == Provider && target.Threads == Threads));
}
