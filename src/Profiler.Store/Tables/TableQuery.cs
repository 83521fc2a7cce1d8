using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;

namespace Profiler.Store.Tables;

/// <summary>What tables are asked for; null matches all.</summary>
public sealed record TableQuery(
    string? SpaceFingerprint = null, TensorShape? Input = null, Target? Target = null, FillMethod? Method = null);
