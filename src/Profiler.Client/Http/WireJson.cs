using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Api;

namespace Profiler.Client.Http;

/// <summary>How answers are read: a coordinator of a later version may say more than this program reads.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Lenient { get; } = new(ApiJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };
}
