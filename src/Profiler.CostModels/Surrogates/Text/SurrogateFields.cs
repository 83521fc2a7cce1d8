using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Surrogates.Building;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Measurement.Targets;

namespace Profiler.CostModels.Surrogates.Text;

/// <summary>The document as it stands in the file, in the file's order: what people read first.</summary>
/// <param name="Sha256">Over the whole document with this field and the id null.</param>
internal sealed record SurrogateFields(
    string Schema,
    string? Id,
    string? Sha256,
    Target Target,
    KernelSetting Setting,
    int Seed,
    int FeatureVersion,
    string Trainer,
    int Networks,
    int Kernels,
    SurrogateScores? HeldOut,
    ImmutableArray<FamilyScores> LeftOutFamilies,
    SurrogateCalibration Calibration,
    SurrogateInterval Interval,
    WorkLine UnseenOperators,
    ImmutableArray<LineFields> Lines,
    SurrogateProvenance Provenance,
    RegionFields Samples,
    string Trees,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EnergyModel? Energy = null);

/// <summary>The line from which the trees start for a kind of kernels.</summary>
internal sealed record LineFields(string Kind, WorkLine Line);

/// <summary>Where the samples lie.</summary>
/// <param name="CoverageRadius">In octaves.</param>
internal sealed record RegionFields(double CoverageRadius, ImmutableArray<string> Operators, ImmutableArray<KindFields> Kinds);

/// <summary>The samples of one kind of kernel.</summary>
/// <param name="Points">32-bit floats, little-endian, base64.</param>
internal sealed record KindFields(string Kind, string Points);
