using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;

namespace Profiler.Store.Tables;

/// <summary>What a list of tables shows.</summary>
/// <param name="Entries">How many (slot, candidate) pairs it answers for.</param>
public sealed record TableSummary(
    string Id,
    string SpaceName,
    string SpaceFingerprint,
    TensorShape Input,
    Target Target,
    FillMethod Method,
    int Entries,
    double DeviceSeconds,
    DateTimeOffset CreatedAt);
