using System.Collections.Immutable;
using Profiler.Cli.Commands.Measuring;

namespace Profiler.Cli.Commands.Energy;

/// <summary>A network with its latency and what an inference takes.</summary>
/// <param name="NetMjPerInference">Above idle power; null where that is not known.</param>
/// <param name="WatchedMs">Of an inference while power was watched.</param>
/// <param name="WindowSeconds">How long the steady load was that the numbers come from.</param>
/// <param name="Drift">How far the power moved meanwhile, relative.</param>
public sealed record MeasuredEnergy(
    MeasuredNetwork Measured,
    EnergyBounds MjPerInference,
    EnergyBounds? NetMjPerInference,
    double ImagesPerJoule,
    EnergyBounds AverageMw,
    EnergyBounds? IdleMw,
    ImmutableArray<MeasuredRail> Rails,
    double WatchedMs,
    long Runs,
    double WindowSeconds,
    double UpdatePeriodMs,
    double Drift,
    ImmutableArray<string> Findings);
