using System.Security.Cryptography;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Support;

/// <summary>Requests as tests need them.</summary>
internal static class Requests
{
    public static Workload Null { get; } = Workload.OfFixedShape(Workload.NullModel, "cpu", 1);

    public static VisitRequest Visit(
        string item, Workload? workload = null, Workload? reference = null, int runs = 5, int round = 0, bool profiled = false) =>
        new(item, round, workload ?? Null, profiled, reference, reference is null ? 0 : 3, WarmupRuns: 1, runs);

    public static MeasureRequest Measure(long id, params VisitRequest[] visits) => new(id, [.. visits]);

    public static string Sha256(byte[] model) => Convert.ToHexStringLower(SHA256.HashData(model));

    /// <summary>A model in chunks of a given size.</summary>
    public static IEnumerable<PutModelRequest> Chunks(byte[] model, string sha256, int size)
    {
        for (int offset = 0; offset < model.Length; offset += size)
        {
            yield return new PutModelRequest(
                100 + offset, sha256, offset, model.Length, model.AsMemory(offset, Math.Min(size, model.Length - offset)));
        }
    }

    public static async Task<string> PutAsync(this AgentHost agent, ReadOnlyMemory<byte> model)
    {
        byte[] bytes = model.ToArray();
        string sha256 = Sha256(bytes);
        foreach (PutModelRequest chunk in Chunks(bytes, sha256, AgentProtocol.ChunkBytes))
        {
            Assert.IsType<StoredReply>(await agent.AskAsync(chunk));
        }

        return sha256;
    }
}
