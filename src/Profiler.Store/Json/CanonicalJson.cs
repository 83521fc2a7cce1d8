using System.Text.Json;
using System.Text.Json.Nodes;

namespace Profiler.Store.Json;

/// <summary>JSON without white space and with sorted names: equal values have equal text.</summary>
internal static class CanonicalJson
{
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Of(string json) => Sorted(JsonNode.Parse(json))?.ToJsonString() ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Sorted(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
