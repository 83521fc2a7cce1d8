using System.Collections.Immutable;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>Whether the clocks are bound to one frequency: their lowest and their highest are then the same.</summary>
/// <param name="Processors">Lowest and highest of each processor in kHz, where they can be read.</param>
/// <param name="Gpu">Lowest and highest in Hz; null where they cannot be read.</param>
internal sealed record BoundClocks(ImmutableArray<(long Low, long High)> Processors, (long Low, long High)? Gpu)
{
    private const double KilohertzPerMegahertz = 1e3;
    private const double HertzPerMegahertz = 1e6;

    /// <summary>Whether a clock is free to move.</summary>
    public bool Move => Processors.Any(clock => clock.Low != clock.High) || (Gpu is { } gpu && gpu.Low != gpu.High);

    public static BoundClocks Read(SensorRoot root) => new(
        [.. GovernorControl.Folders(root).Select(folder => Limits(root, folder, "scaling_min_freq", "scaling_max_freq")).OfType<(long, long)>()],
        DevfreqClockControl.Folder(root) is { } gpu ? Limits(root, gpu, "min_freq", "max_freq") : null);

    /// <summary>The clocks that are bound, each at its mean.</summary>
    public IEnumerable<HeldClock> Held()
    {
        if (Processors.Length > 0 && Processors.All(clock => clock.Low == clock.High))
        {
            yield return new HeldClock(ClockDomain.Processor, Processors.Average(clock => clock.High) / KilohertzPerMegahertz);
        }

        if (Gpu is { } gpu && gpu.Low == gpu.High)
        {
            yield return new HeldClock(ClockDomain.Gpu, gpu.High / HertzPerMegahertz);
        }
    }

    public override string ToString()
    {
        string[] held = [.. Held().Select(clock => $"{(clock.Domain == ClockDomain.Gpu ? "GPU" : "processors")} held at {clock.Mhz:0} MHz")];
        return held.Length > 0 ? string.Join(", ", held) : "free to move";
    }

    private static (long Low, long High)? Limits(SensorRoot root, string folder, string low, string high) =>
        KernelFile.ReadNumber(root, $"{folder}/{low}") is { } lowest && KernelFile.ReadNumber(root, $"{folder}/{high}") is { } highest
            ? (lowest, highest)
            : null;
}
