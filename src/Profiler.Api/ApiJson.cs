using System.Text.Json;
using System.Text.Json.Serialization;

namespace Profiler.Api;

/// <summary>The API's JSON for whoever needs serializer options instead of <see cref="ApiJsonContext"/>.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(ApiJsonContext.Default.Options);

    /// <summary>Makes other options the API's own.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        JsonSerializerOptions ours = ApiJsonContext.Default.Options;
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
