using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Reads the operations of an OpenAPI document.</summary>
internal static partial class ApiOperations
{
    private static readonly string[] Methods = ["get", "put", "post", "delete"];

    /// <param name="bodies">Bodies besides the document's examples, by method and path.</param>
    public static ApiOperation[] Read(string document, IReadOnlyDictionary<string, string[]> bodies) =>
    [
        .. from path in JsonNode.Parse(document)!["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key)
           select Read(operation.Key.ToUpperInvariant(), path.Key.Length > 1 ? path.Key.TrimEnd('/') : path.Key, operation.Value!, bodies),
    ];

    private static ApiOperation Read(string method, string path, JsonNode operation, IReadOnlyDictionary<string, string[]> bodies)
    {
        JsonObject? content = operation["requestBody"]?["content"]?.AsObject();
        string? example = content?["application/json"]?["example"]?.ToJsonString();
        Match role = RolePattern().Match((string?)operation["description"] ?? "");
        return new ApiOperation(
            method,
            path,
            role.Success ? role.Groups[1].Value : null,
            Names(operation, "query"),
            Names(operation, "header"),
            content?.Select(type => type.Key).FirstOrDefault(),
            [.. bodies.GetValueOrDefault($"{method} {path}") ?? [], .. example is null ? Array.Empty<string>() : [example]]);
    }

    private static string[] Names(JsonNode operation, string place) =>
    [
        .. (operation["parameters"]?.AsArray() ?? [])
            .Where(parameter => (string?)parameter!["in"] == place)
            .Select(parameter => (string)parameter!["name"]!),
    ];

    [GeneratedRegex(@"Role: (\w+)\.")]
    private static partial Regex RolePattern();
}
