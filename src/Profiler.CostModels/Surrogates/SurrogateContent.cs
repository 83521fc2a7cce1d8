using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Surrogates.Building;
using Profiler.CostModels.Surrogates.Coverage;

namespace Profiler.CostModels.Surrogates;

/// <summary>All that a surrogate knows but its trees.</summary>
/// <param name="FeatureVersion">Of the feature schema that the trees were grown on.</param>
/// <param name="Networks">Networks that it was trained on.</param>
/// <param name="Kernels">Distinct kernels in them.</param>
/// <param name="CoverageRadius">In octaves: a kernel nearer than this to a sample of its kind is covered.</param>
/// <param name="Lines">From which the trees start; one of them answers for operators that no sample had.</param>
/// <param name="HeldOut">Scores over networks left out in parts of all families; null where none was timed.</param>
/// <param name="LeftOutFamilies">Scores of families left out as a whole, by name; empty where that was not tried.</param>
/// <param name="Energy">What its target takes; null where that was not fitted.</param>
internal sealed record SurrogateContent(
    SurrogateSubject Subject,
    int Seed,
    int FeatureVersion,
    string Trainer,
    int Networks,
    int Kernels,
    SurrogateCalibration Calibration,
    SurrogateInterval Interval,
    double CoverageRadius,
    WorkLines Lines,
    SampledRegion Region,
    SurrogateScores? HeldOut,
    ImmutableArray<FamilyScores> LeftOutFamilies,
    EnergyModel? Energy = null);
