using System.Text.Json;
using System.Text.Json.Nodes;

namespace Profiler.Coordinator.Documentation;

/// <summary>An example of every record on the wire, by the record's name, from the embedded examples.json.</summary>
internal static class Examples
{
    private static readonly Lazy<JsonObject> All = new(Read);

    public static IEnumerable<string> Names => All.Value.Select(example => example.Key);

    /// <returns>A copy; null where there is none.</returns>
    public static JsonNode? Of(Type type) => All.Value[type.Name]?.DeepClone();

    private static JsonObject Read()
    {
        using Stream text = typeof(Examples).Assembly.GetManifestResourceStream("Documentation.examples.json")
            ?? throw new InvalidOperationException("The examples are not embedded.");
        return JsonNode.Parse(text)?.AsObject() ?? throw new JsonException("The examples are null.");
    }
}
