using Profiler.Cli.Output;
using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>
/// Constant answers and costs in turns, so that a host that is now fast and now slow is so for both: each round gives
/// one ratio, and the median of the rounds counts.
/// </summary>
public sealed class CostApiBenchmark(CostServerProcess server, LookupTable table, CostApiBenchmarkOptions options, TimeProvider time)
{
    public const int BatchSize = 1000;

    private readonly IReadOnlyList<byte[]> _constant = [CostRequests.Get(BenchCostServerCommand.ConstantPath)];
    private readonly IReadOnlyList<byte[]> _singles = CostRequests.Singles(table);
    private readonly IReadOnlyList<byte[]> _batches = CostRequests.Batches(table, BatchSize);
    private long _requests;

    public async Task<CostApiFigures> RunAsync(IProgress<ProgressReport> progress, CancellationToken cancellationToken)
    {
        using LoadGenerator load = await LoadGenerator.OpenAsync(server.Url, options.Connections, time, cancellationToken);
        TimeSpan turn = options.Turn;
        foreach (IReadOnlyList<byte[]> requests in new[] { _constant, _singles, _batches })
        {
            progress.Report(new ProgressReport("Warming up", 0, null));
            await load.RunAsync(requests, turn, cancellationToken);
        }

        double? before = server.MemoryMiB;
        var constant = new List<LoadRound>();
        var single = new List<LoadRound>();
        var batch = new List<LoadRound>();
        for (int round = 0; round < options.Rounds; round++)
        {
            progress.Report(new ProgressReport($"Round {round + 1} of {options.Rounds}", round / (double)options.Rounds, null));
            constant.Add(await load.RunAsync(_constant, turn, cancellationToken));
            single.Add(await CountedAsync(load, cancellationToken));
            batch.Add(await load.RunAsync(_batches, turn, cancellationToken));
        }

        while (_requests < options.Requests)
        {
            progress.Report(new ProgressReport($"{_requests} of {options.Requests} requests", _requests / (double)options.Requests, null));
            await CountedAsync(load, cancellationToken);
        }

        return new CostApiFigures(
            Median(constant.Select(round => round.PerSecond)),
            Median(constant.Select(round => round.P99Ms)),
            Median(single.Select(round => round.PerSecond)),
            Median(single.Select(round => round.P99Ms)),
            Median(batch.Select(round => round.PerSecond * BatchSize)),
            Median(single.Zip(constant, (s, c) => s.PerSecond / c.PerSecond)),
            Median(single.Zip(constant, (s, c) => s.P99Ms / c.P99Ms)),
            options.Connections,
            options.Rounds,
            _requests,
            before,
            server.MemoryMiB);
    }

    private async Task<LoadRound> CountedAsync(LoadGenerator load, CancellationToken cancellationToken)
    {
        LoadRound round = await load.RunAsync(_singles, options.Turn, cancellationToken);
        _requests += round.Requests;
        return round;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
