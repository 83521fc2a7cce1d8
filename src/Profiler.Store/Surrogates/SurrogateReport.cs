using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;

namespace Profiler.Store.Surrogates;

/// <summary>What a surrogate was trained on, and how it did on networks that it was not trained on.</summary>
/// <param name="Families">The families of the networks that it was trained on.</param>
/// <param name="Networks">Networks that it was trained on.</param>
/// <param name="Kernels">Kernels of those networks.</param>
/// <param name="HeldOut">On the hold-out; null where none of it was timed well enough.</param>
/// <param name="ByFamily">The same, family by family.</param>
/// <param name="Calibration">How its kernels' times become a network's latency.</param>
/// <param name="Before">How the surrogate that answered until then did on the same networks; null where there was none.</param>
/// <param name="Reason">Why it took that one's place or did not, in a sentence.</param>
/// <param name="Notes">What was left out of the training, and conditions that were not as they should be, in words.</param>
public sealed record SurrogateReport(
    ImmutableArray<string> Families,
    int Networks,
    int Kernels,
    SurrogateScores? HeldOut,
    ImmutableArray<FamilyScores> ByFamily,
    SurrogateCalibration Calibration,
    SurrogateScores? Before,
    string Reason,
    ImmutableArray<string> Notes)
{
    /// <summary>Each family by trees that have seen no network of it; empty where there is one family, and where the training left none out.</summary>
    public ImmutableArray<FamilyScores> LeftOutFamilies { get; init; } = [];
}
