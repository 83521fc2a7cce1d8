using System.Text.Encodings.Web;
using System.Text.Json;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>How names are written into answers: readable, since they are never pasted into HTML.</summary>
internal static class CatalogJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
