using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Connections;

/// <summary>Connections as JSON: what is registered and what lies in the database is the same text.</summary>
public static class DeviceConnectionJson
{
    /// <summary>Strict: an unknown, missing, doubled or null member is refused.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    public static string Write(DeviceConnection connection) => JsonSerializer.Serialize(connection, Options);

    /// <exception cref="ProfilerException">The text is no connection (InvalidArgument).</exception>
    public static DeviceConnection Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DeviceConnection>(json, Options) ?? throw new JsonException("it is null");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            // A connection without "transport" is what the serializer calls not supported.
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"The device's connection cannot be read: {error.Message}", "Register the device again.", error);
        }
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 8,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
