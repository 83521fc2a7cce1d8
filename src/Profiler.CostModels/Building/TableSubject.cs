using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Building;

/// <summary>What a table is about.</summary>
public sealed record TableSubject(SearchSpace Space, TensorShape Input, Target Target, TableProvenance Provenance);
