using System.Collections.Immutable;
using System.Reflection;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>The board families of device-agents/boards, embedded in this build.</summary>
public static class BoardCatalog
{
    private const string Prefix = "Boards.";

    private static readonly Lazy<ImmutableSortedDictionary<string, DeviceSheet>> Sheets = new(Read);

    /// <summary>In alphabetical order.</summary>
    public static IEnumerable<string> Names => Sheets.Value.Keys;

    public static IEnumerable<DeviceSheet> All => Sheets.Value.Values;

    public static DeviceSheet Get(string name) =>
        Sheets.Value.TryGetValue(name, out DeviceSheet? sheet) ? sheet : throw NameSuggestion.Unknown("board", name, Names);

    /// <summary>A board family by name, or from a file where the text is the path of a .json file.</summary>
    public static DeviceSheet Resolve(string nameOrFile) => nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        ? DeviceSheetJson.Load(nameOrFile)
        : Get(nameOrFile);

    private static ImmutableSortedDictionary<string, DeviceSheet> Read()
    {
        Assembly assembly = typeof(BoardCatalog).Assembly;
        var sheets = ImmutableSortedDictionary.CreateBuilder<string, DeviceSheet>(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            // The folder's name, with the separator that the build machine writes after it.
            string name = resource[Prefix.Length..^1];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            sheets.Add(name, DeviceSheetJson.Parse(reader.ReadToEnd(), name, $"the board '{name}'"));
        }

        return sheets.ToImmutable();
    }
}
