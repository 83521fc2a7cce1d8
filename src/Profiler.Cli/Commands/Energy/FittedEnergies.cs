using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Energy;
using Profiler.Measurement.Energy;

namespace Profiler.Cli.Commands.Energy;

/// <summary>An energy model that was fitted to measured networks, and what has energies by it now.</summary>
/// <param name="RelativeError90">The 90 % half-width for another network whose latency is known; a fraction.</param>
/// <param name="Table">With energies beside its latencies.</param>
/// <param name="LatencyTable">The table whose latencies it has.</param>
/// <param name="Surrogate">With energies; null where none was changed.</param>
/// <param name="Contradicted">The network that the others contradict; null where none is.</param>
/// <param name="Entangled">Whether the networks leave open which coefficient is how large.</param>
public sealed record FittedEnergies(
    string Job,
    string Space,
    string Input,
    string Target,
    int Threads,
    FittedCoefficient Watts,
    FittedCoefficient PicojoulesPerMac,
    FittedCoefficient PicojoulesPerByte,
    double RelativeError90,
    string Table,
    string LatencyTable,
    string? Surrogate,
    string? Contradicted,
    bool Entangled,
    ImmutableArray<FittedNetwork> Networks,
    double DeviceSeconds)
{
    public static FittedEnergies Of(EnergyFitOutcome outcome)
    {
        (EnergyModel model, EnergyCoefficients half) = (outcome.Fit.Model, outcome.Fit.Coefficients);
        LookupTable table = outcome.Table;
        return new FittedEnergies(
            outcome.JobId,
            table.SpaceName,
            table.Input.ToString(),
            table.Target.ToString(),
            table.Target.Threads,
            new FittedCoefficient(model.Watts, half.Watts),
            new FittedCoefficient(model.PicojoulesPerMac, half.PicojoulesPerMac),
            new FittedCoefficient(model.PicojoulesPerByte, half.PicojoulesPerByte),
            model.RelativeError90,
            table.Id,
            outcome.LatencyTableId,
            outcome.Surrogate?.Id,
            outcome.Fit.Contradicted?.Name,
            outcome.Fit.Findings.HasFlag(EnergyFitFindings.Entangled),
            [.. outcome.Networks.Zip(outcome.Fit.Networks, Network)],
            Math.Round(outcome.DeviceSeconds, 1));
    }

    private static FittedNetwork Network(SubjectEnergy measured, LeftOutEnergy leftOut) => new(
        leftOut.Name,
        measured.Measured.Result.LatencyMs.Median,
        EnergyBounds.Of(measured.Energy.MjPerInference),
        leftOut.PredictedMj,
        leftOut.Error,
        [.. Enum.GetValues<EnergyFindings>().Where(f => f != EnergyFindings.None && measured.Energy.Findings.HasFlag(f)).Select(f => f.ToString())]);
}
