using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;

namespace Profiler.Fleet.Profiling;

/// <summary>Measurements from which a table can be built.</summary>
/// <param name="Notes">Conditions that were not as they should be, in words.</param>
internal sealed record FilledTable(
    Func<TableSubject, LookupTable> Build, double DeviceMs, int Networks, IReadOnlyList<string> Notes);
