using System.Text.Json;
using System.Text.Json.Serialization;

namespace Profiler.Agent.Sensors.Boards;

/// <summary>The serialiser of board.json, generated at build time so that the agent starts fast.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BoardDocument))]
internal sealed partial class BoardJson : JsonSerializerContext;
