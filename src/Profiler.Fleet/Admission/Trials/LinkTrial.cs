using Profiler.Fleet.Admission.Results;
using Profiler.Fleet.Agents;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Statistics;

namespace Profiler.Fleet.Admission.Trials;

/// <summary>Times round trips and an upload.</summary>
internal static class LinkTrial
{
    private const int PayloadBytes = 64;
    private const double TailProbability = 0.95;

    /// <summary>The upload ends after so many pieces, or on slow links after so long.</summary>
    private const int MostPieces = 8;
    private static readonly TimeSpan UploadLimit = TimeSpan.FromSeconds(3);
    private const double BytesPerMib = 1 << 20;

    public static async Task<LinkResult> RunAsync(AgentClient agent, AdmitOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var random = new Random(options.Seed);
        byte[] payload = new byte[PayloadBytes];
        random.NextBytes(payload);

        // The first round trip compiles code on both sides.
        await agent.PingAsync(payload, cancellationToken);
        double[] roundTrips = new double[options.Pings];
        for (int i = 0; i < roundTrips.Length; i++)
        {
            long start = time.GetTimestamp();
            await agent.PingAsync(payload, cancellationToken);
            roundTrips[i] = time.GetElapsedTime(start).TotalMilliseconds;
        }

        // Random, as links may compress.
        byte[] piece = new byte[AgentProtocol.ChunkBytes];
        random.NextBytes(piece);
        long began = time.GetTimestamp();
        int pieces = 0;
        while (pieces < MostPieces && (pieces == 0 || time.GetElapsedTime(began) < UploadLimit))
        {
            await agent.PingAsync(piece, cancellationToken);
            pieces++;
        }

        // A clock that did not move in all this has moved by less than its own step.
        double seconds = Math.Max(time.GetElapsedTime(began).TotalSeconds, 1.0 / time.TimestampFrequency);
        long bytes = (long)pieces * piece.Length;
        return new LinkResult(
            roundTrips.Length,
            Quantiles.Median(roundTrips),
            Quantiles.Of(roundTrips, TailProbability),
            bytes,
            bytes / BytesPerMib / seconds);
    }
}
