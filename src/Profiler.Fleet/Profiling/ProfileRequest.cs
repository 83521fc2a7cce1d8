using Profiler.CostModels.LookupTables;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Profiling;

/// <summary>A table to be measured.</summary>
/// <param name="Budget">Device time that the job may take.</param>
public sealed record ProfileRequest(SearchSpace Space, TensorShape Input, FillMethod Method, int Seed, TimeSpan Budget);
