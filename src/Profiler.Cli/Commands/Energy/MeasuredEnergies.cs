using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Energy;

/// <summary>Networks whose latency and energy were measured.</summary>
/// <param name="Networks">In the order they were named.</param>
public sealed record MeasuredEnergies(
    string Job, string Target, int Threads, ImmutableArray<MeasuredEnergy> Networks, double DeviceSeconds);
