using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Profiler.Cli.Output;

/// <summary>The one form of JSON that the command writes: camelCase, indented, enums as words.</summary>
public static class CommandJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        // Read by programs from a pipe, never pasted into HTML: names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<TDocument>(TDocument document) => JsonSerializer.Serialize(document, Options);

    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static TDocument? Read<TDocument>(string json) => JsonSerializer.Deserialize<TDocument>(json, Options);
}
