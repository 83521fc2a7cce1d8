using System.Collections.Immutable;

namespace Profiler.Measurement.Energy;

/// <summary>What an energy pass found; intervals are of 90 %.</summary>
/// <param name="MjPerInference">Of the rails that make the whole board, idle power included.</param>
/// <param name="NetMjPerInference">Above idle power; null where that is not known.</param>
/// <param name="AverageMw">Under load.</param>
/// <param name="MsPerInference">While power was watched; the latency to be believed is the timed visits'.</param>
/// <param name="Runs">Inferences in the steady window.</param>
/// <param name="WindowSeconds">Length of the steady window.</param>
/// <param name="PassSeconds">Length of the whole pass, idle times included.</param>
/// <param name="UpdatePeriodMs">The slowest rail's.</param>
/// <param name="Drift">How far the power moved over the window, relative.</param>
public sealed record EnergySummary(
    EnergyInterval MjPerInference,
    EnergyInterval? NetMjPerInference,
    EnergyInterval AverageMw,
    EnergyInterval? IdleMw,
    ImmutableArray<RailEnergy> Rails,
    double MsPerInference,
    long Runs,
    double WindowSeconds,
    double PassSeconds,
    double UpdatePeriodMs,
    double Drift,
    EnergyFindings Findings)
{
    /// <summary>Inferences of so many images each that one joule pays for.</summary>
    public static double ImagesPerJoule(double mjPerInference, int batch) => batch * 1000 / mjPerInference;
}
