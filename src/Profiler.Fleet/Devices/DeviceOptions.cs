using Profiler.CostModels.Analytical;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Devices;

/// <summary>Which device, and how its runtime is to be used.</summary>
/// <param name="Name">The device's name; "local" is this machine.</param>
/// <param name="Provider">Execution provider, one of <see cref="Runtimes.Providers"/>: it says which runtime.</param>
/// <param name="Threads">Threads inside an operator. One by default: on shared hosts a second thread doubles the chance of meeting a neighbour.</param>
/// <param name="Precision">What the runtime computes in, one of <see cref="TargetPrecisions.Names"/>.</param>
public sealed record DeviceOptions(
    string Name = DeviceOptions.Local, string Provider = Runtimes.Cpu, int Threads = 1, string Precision = TargetPrecisions.Fp32)
{
    public const string Local = "local";

    /// <summary>How the board is to be meanwhile; null for as it is.</summary>
    public WantedConditions? Conditions { get; init; }

    /// <summary>
    /// Whether what is known of the target is known of this device, used in this way; a data sheet speaks of a board
    /// however it is used, but of each precision apart.
    /// </summary>
    public bool IsOf(Target target) => target.Device == Name && target.Precision == Precision
        && (RooflineTarget.Is(target) || (target.Provider == Provider && target.Threads == Threads));

    /// <summary>The device that the target is of, used as it was for it.</summary>
    public static DeviceOptions Of(Target target) => new(target.Device, target.Provider, target.Threads, target.Precision);

    /// <summary>As people read it.</summary>
    public override string ToString() => $"{Name}, {Provider}, {Precision}, {Threads} thread(s)";

    /// <summary>The command's options that say the same, each after a space, as short as it works.</summary>
    public string AsArguments()
    {
        var defaults = new DeviceOptions();
        return (Name == defaults.Name ? "" : $" --device {Name}")
            + (Provider == defaults.Provider ? "" : $" --provider {Provider}")
            + (Precision == defaults.Precision ? "" : $" --precision {Precision}")
            + (Threads == defaults.Threads ? "" : $" --threads {Threads}");
    }
}
