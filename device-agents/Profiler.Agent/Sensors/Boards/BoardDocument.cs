using System.Collections.Immutable;

namespace Profiler.Agent.Sensors.Boards;

/// <summary>What an agent needs of a board.json; the rest of the file is passed over.</summary>
/// <param name="RecognisedBy">Null for a board that no agent runs on.</param>
/// <param name="ThermalZones">The types of the zones that the family has; default where nobody says it.</param>
internal sealed record BoardDocument(
    BoardDocument.Marks? RecognisedBy = null, BoardDocument.Supplies? Power = null, ImmutableArray<string> ThermalZones = default)
{
    /// <param name="Compatible">Names of the device tree's root.</param>
    /// <param name="GpuNames">Parts of the names that NVIDIA's driver gives its GPUs.</param>
    /// <param name="Otherwise">Whether every host without other marks is one.</param>
    internal sealed record Marks(ImmutableArray<string> Compatible = default, ImmutableArray<string> GpuNames = default, bool Otherwise = false);

    /// <param name="Interface">ina3221, nvml or rapl: what the names are of.</param>
    /// <param name="WholeBoard">The rails whose sum is the whole board; a * at the end stands for any number.</param>
    /// <param name="Apart">Parts of those, and supplies beside the board.</param>
    internal sealed record Supplies(string Interface, ImmutableArray<string> WholeBoard, ImmutableArray<string> Apart = default);
}
