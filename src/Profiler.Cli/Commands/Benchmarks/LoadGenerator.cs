namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>Keeps a number of connections busy, each with the next request as soon as it has the last answer.</summary>
public sealed class LoadGenerator : IDisposable
{
    private readonly LoadConnection[] _connections;
    private readonly TimeProvider _time;

    private LoadGenerator(LoadConnection[] connections, TimeProvider time)
    {
        _connections = connections;
        _time = time;
    }

    public static async Task<LoadGenerator> OpenAsync(Uri url, int connections, TimeProvider time, CancellationToken cancellationToken)
    {
        var open = new LoadConnection[connections];
        for (int i = 0; i < open.Length; i++)
        {
            open[i] = await LoadConnection.OpenAsync(url, cancellationToken);
        }

        return new LoadGenerator(open, time);
    }

    /// <param name="requests">Whole requests, taken in turns.</param>
    /// <param name="duration">How long new requests are sent.</param>
    public async Task<LoadRound> RunAsync(IReadOnlyList<byte[]> requests, TimeSpan duration, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        long end = start + (long)(duration.TotalSeconds * _time.TimestampFrequency);
        List<int>[] microseconds = await Task.WhenAll(_connections.Select((connection, index) => Task.Run(
            () => RunAsync(connection, requests, index * requests.Count / _connections.Length, end, cancellationToken), cancellationToken)));
        double seconds = _time.GetElapsedTime(start).TotalSeconds;
        int[] all = [.. microseconds.SelectMany(taken => taken)];
        Array.Sort(all);
        return new LoadRound(all.Length, all.Length / seconds, Quantile(all, 0.5), Quantile(all, 0.99));
    }

    public void Dispose()
    {
        foreach (LoadConnection connection in _connections)
        {
            connection.Dispose();
        }
    }

    private async Task<List<int>> RunAsync(
        LoadConnection connection, IReadOnlyList<byte[]> requests, int first, long end, CancellationToken cancellationToken)
    {
        var microseconds = new List<int>(1 << 14);
        int next = first;
        long sent;
        while ((sent = _time.GetTimestamp()) < end)
        {
            await connection.AskAsync(requests[next], cancellationToken);
            microseconds.Add((int)_time.GetElapsedTime(sent).TotalMicroseconds);
            next = (next + 1) % requests.Count;
        }

        return microseconds;
    }

    private static double Quantile(int[] sortedMicroseconds, double share) =>
        sortedMicroseconds.Length == 0 ? 0 : sortedMicroseconds[(int)(share * (sortedMicroseconds.Length - 1))] / 1000.0;
}
