using System.Text.Json;
using System.Text.Json.Serialization;

namespace Profiler.Search.Choices;

/// <summary>A mode in JSON as the command line has it.</summary>
internal sealed class PathModeJson : JsonConverter<PathMode>
{
    public override PathMode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PathMode.Parse(reader.GetString() ?? string.Empty);

    public override void Write(Utf8JsonWriter writer, PathMode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
