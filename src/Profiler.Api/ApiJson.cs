using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Profiler.Api;

/// <summary>The API's JSON for whoever needs serializer options instead of <see cref="ApiJsonContext"/>.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(ApiJsonContext.Default.Options)
    {
        // Read by programs, never pasted into HTML: names and apostrophes stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The generated readers and writers under <see cref="Options"/>.</summary>
    public static ApiJsonContext Context { get; } = new(new JsonSerializerOptions(Options));

    /// <summary>Makes other options the API's own.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        JsonSerializerOptions ours = Options;
        options.Encoder = ours.Encoder;
        options.PropertyNamingPolicy = ours.PropertyNamingPolicy;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = ours.UnmappedMemberHandling;
        options.RespectNullableAnnotations = ours.RespectNullableAnnotations;
        options.RespectRequiredConstructorParameters = ours.RespectRequiredConstructorParameters;
        options.AllowDuplicateProperties = ours.AllowDuplicateProperties;
        options.AllowOutOfOrderMetadataProperties = ours.AllowOutOfOrderMetadataProperties;
        options.MaxDepth = ours.MaxDepth;
        options.Converters.Add(new WordEnumConverter());
        options.TypeInfoResolverChain.Clear();
        options.TypeInfoResolverChain.Add(ApiJsonContext.Default);
    }
}
