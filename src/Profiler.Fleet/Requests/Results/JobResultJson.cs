using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Profiler.Fleet.Requests.Results;

/// <summary>Results as JSON: what lies in the queue and what travels is the same text.</summary>
public static class JobResultJson
{
    /// <summary>Numbers that are none (a rank correlation of equal ranks) are written as "NaN".</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    public static string Write(JobResult result) => JsonSerializer.Serialize(result, Options);

    /// <exception cref="JsonException">The text is no result.</exception>
    public static JobResult Read(string json) =>
        JsonSerializer.Deserialize<JobResult>(json, Options) ?? throw new JsonException("A job's result is null.");

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true,
            IgnoreReadOnlyProperties = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly();
        return options;
    }
}
