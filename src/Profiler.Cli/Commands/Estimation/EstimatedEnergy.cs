using Profiler.CostModels.Energy;
using Profiler.Measurement.Energy;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>What an inference is estimated to take, in mJ, with its 90 % interval.</summary>
public sealed record EstimatedEnergy(double MjPerInference, double Low, double High, double ImagesPerJoule)
{
    public static EstimatedEnergy? Of(EnergyEstimate? estimate, int batch) => estimate is null
        ? null
        : new EstimatedEnergy(estimate.Mj, estimate.LowMj, estimate.HighMj, EnergySummary.ImagesPerJoule(estimate.Mj, batch));
}
