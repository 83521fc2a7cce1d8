using Profiler.Coordinator.Costs.Catalog;
using Profiler.Networks.Architectures;
using Profiler.Networks.Shapes;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>An architecture of a request on one of its targets, for what goes beyond the tables.</summary>
/// <param name="TargetIndex">Position among the request's targets.</param>
/// <param name="Index">Position among the request's architectures.</param>
/// <param name="IsUncertain">Whether the table's answer is worth a measurement.</param>
internal sealed record AskedArchitecture(
    int TargetIndex, int Index, CatalogTable Table, Architecture Architecture, TensorShape Input, bool IsUncertain);
