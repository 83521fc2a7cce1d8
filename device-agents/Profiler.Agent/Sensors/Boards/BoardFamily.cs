using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Profiler.Agent.Sensors.Boards;

/// <summary>What is known of the device's kind: device-agents/boards, compiled into the agent.</summary>
/// <param name="Name">The folder's; <see cref="AnyGpu"/> or <see cref="Unknown"/> where none fits.</param>
/// <param name="Supplies">Null where nobody says what its rails are.</param>
/// <param name="ThermalZones">The types that it has; none where nobody says it.</param>
internal sealed record BoardFamily(string Name, BoardDocument.Supplies? Supplies, ImmutableArray<string> ThermalZones)
{
    /// <summary>A host with a GPU of NVIDIA's that no folder is about. NVML's power is of the whole card on every one.</summary>
    public const string AnyGpu = "nvidia-gpu";

    public const string Unknown = "unknown";

    /// <summary>The one rail that NVML has for each GPU.</summary>
    public const string Card = "card";

    private const string Prefix = "Boards.";
    private const string Compatible = "proc/device-tree/compatible";

    /// <summary>Whether it is one of NVIDIA's systems-on-module, whose sensors are the kernel's files.</summary>
    public bool IsJetson { get; private init; }

    /// <param name="gpuNames">As NVIDIA's driver gives them.</param>
    public static BoardFamily Of(SensorRoot root, IReadOnlyCollection<string> gpuNames)
    {
        string[] compatible = (root.Text(Compatible) ?? string.Empty).Split(['\0', '\n'], StringSplitOptions.RemoveEmptyEntries);
        bool isJetson = compatible.Any(name => name.StartsWith("nvidia,tegra", StringComparison.Ordinal));
        (string Name, BoardDocument Document)[] boards = [.. Documents()];
        (string Name, BoardDocument Document) found = boards.FirstOrDefault(board => Any(board.Document.RecognisedBy?.Compatible, compatible.Contains));
        found = found.Document is null
            ? boards.FirstOrDefault(board => Any(board.Document.RecognisedBy?.GpuNames, part => gpuNames.Any(name => name.Contains(part, StringComparison.Ordinal))))
            : found;
        if (found.Document is null && gpuNames.Count > 0)
        {
            return new BoardFamily(AnyGpu, new BoardDocument.Supplies("nvml", [Card]), []);
        }

        found = found.Document is null && compatible.Length == 0
            ? boards.FirstOrDefault(board => board.Document.RecognisedBy is { Otherwise: true })
            : found;
        return found.Document is { } document
            ? new BoardFamily(found.Name, document.Power, document.ThermalZones.IsDefault ? [] : document.ThermalZones) { IsJetson = isJetson }
            : new BoardFamily(Unknown, Supplies: null, []) { IsJetson = isJetson };
    }

    /// <summary>Whether a rail is one of those that make up the whole board.</summary>
    /// <param name="kind">ina3221, nvml or rapl.</param>
    /// <param name="rail">As the driver names it.</param>
    public bool IsWholeBoard(string kind, string rail) => Supplies?.Interface == kind && Supplies.WholeBoard.Any(name => Fits(name, rail));

    /// <summary>Whether a rail's name fits to one of a board.json.</summary>
    public static bool Fits(string name, string rail) => name.EndsWith('*')
        ? rail.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase)
        : rail.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Any(ImmutableArray<string>? names, Func<string, bool> fits) => names is { IsDefault: false } known && known.Any(fits);

    private static IEnumerable<(string Name, BoardDocument Document)> Documents()
    {
        Assembly assembly = typeof(BoardFamily).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;

            // The folder's name, with the separator that the build machine writes after it.
            yield return (resource[Prefix.Length..^1], JsonSerializer.Deserialize(stream, BoardJson.Default.BoardDocument)!);
        }
    }
}
