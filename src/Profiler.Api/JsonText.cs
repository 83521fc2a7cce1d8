using System.Text.Json;

namespace Profiler.Api;

/// <summary>JSON that is handed on as it was kept.</summary>
internal static class JsonText
{
    public static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
