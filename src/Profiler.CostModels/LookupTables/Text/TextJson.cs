using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>JSON files that people read and diff: indented, strict, errors with their line.</summary>
internal static class TextJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 16,
        // Quotes and arrows in processor names and notes stay readable; the files are never embedded in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    /// <param name="advice">What to do where it is not of this form.</param>
    /// <exception cref="ProfilerException">The text is not of this form; the message names the place.</exception>
    public static T Read<T>(string json, string origin, string advice = "docs/lut-data.md describes every field.")
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            string place = error.LineNumber is { } line ? $", line {line + 1}, column {error.BytePositionInLine + 1}" : "";
            string field = error.Path is { Length: > 1 } path ? $" at {path[2..]}" : "";
            string problem = error.Message.Split(" Path: ", 2)[0].TrimEnd('.');
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"{origin}{place}{field}: {problem}.", advice, error);
        }
    }

    /// <summary>Before anything else is looked at: another version's fields would only be reported as strange.</summary>
    /// <exception cref="ProfilerException">The document states another schema than <paramref name="known"/>.</exception>
    public static void RequireSchema(string json, string origin, string known, string advice)
    {
        string? schema;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            schema = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schema", out JsonElement element)
                && element.ValueKind == JsonValueKind.String
                    ? element.GetString()
                    : null;
        }
        catch (JsonException)
        {
            // Reported with its place by the reading of the whole file.
            return;
        }

        if (schema is not null && schema != known)
        {
            throw new ProfilerException(ErrorCode.Mismatch, $"{origin}: the schema is '{schema}'; this program reads '{known}'.", advice);
        }
    }
}
