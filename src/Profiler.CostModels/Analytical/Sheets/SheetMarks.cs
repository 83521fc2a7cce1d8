using System.Collections.Immutable;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>How an agent knows that it runs on the board: one mark is enough.</summary>
/// <param name="Compatible">Names of the device tree's root.</param>
/// <param name="GpuNames">Parts of the names that NVIDIA's driver gives its GPUs.</param>
/// <param name="Otherwise">Whether every host without another board's marks is one.</param>
internal sealed record SheetMarks(
    ImmutableArray<string> Compatible = default, ImmutableArray<string> GpuNames = default, bool Otherwise = false);
