using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>What an engine belongs to: another device, version or option makes another engine.</summary>
/// <param name="Device">The GPU's name and id, the driver's version.</param>
internal sealed record EngineKey(string Device, TrtexecVersion Version, Workload Workload, ImmutableArray<string> Options)
{
    private const int HashLength = 16;

    /// <summary>The engine's file: the model's hash first, so that people see what it is of.</summary>
    public string EngineName => $"{Workload.ModelSha256}.{Hash($"{Device}\n{Version}\n{string.Join('\n', Options)}")}.engine";

    /// <summary>Times of tactics belong to the device and the version, whatever the model.</summary>
    public string TimingsName => $"{Hash($"{Device}\n{Version}\n{Workload.Provider}")}.timings";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
