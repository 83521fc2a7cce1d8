using System.Collections.Immutable;
using System.Text.Json;
using Profiler.CostModels.Transfer.Encoders;

namespace Profiler.CostModels.Transfer.Text;

/// <summary>What a model file holds: the prior, what was measured, and what intervals are widened by.</summary>
/// <param name="Space">A search space's definition, so that the file needs no other; null where Columns are the space.</param>
/// <param name="Loadings">By view and kernel column, one a feature.</param>
/// <param name="Walks">How layouts go from slot to slot; null where the features are choices only.</param>
internal sealed record ModelDocument(
    JsonElement? Space,
    ImmutableArray<ChoiceColumn>? Columns,
    TransferHyperparameters Hyperparameters,
    double[] Mean,
    double[][][] Loadings,
    double ChoiceScale,
    double Widening,
    ImmutableArray<MeasuredArchitecture> Measured,
    ImmutableArray<LayoutWalk>? Walks = null);
