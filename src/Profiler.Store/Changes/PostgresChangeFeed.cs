using System.Data.Common;
using Dapper;
using Npgsql;

namespace Profiler.Store.Changes;

/// <summary>
/// Changes by LISTEN and NOTIFY: PostgreSQL delivers them after the commit to every coordinator. One connection listens
/// from the first watcher on. Whenever it had to be opened, watchers are told to read everything again.
/// </summary>
internal sealed class PostgresChangeFeed : IChangeFeed, IDisposable
{
    private const string Channel = "profiler_changes";

    private static readonly TimeSpan PauseBeforeReconnecting = TimeSpan.FromSeconds(1);

    private static readonly Change[] Everything =
    [
        new(ChangeKinds.Job, string.Empty), new(ChangeKinds.Device, string.Empty), new(ChangeKinds.Table, string.Empty),
    ];

    private readonly NpgsqlDataSource _source;
    private readonly ChangeHub _hub = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Task? _listening;

    public PostgresChangeFeed(NpgsqlDataSource source) => _source = source;

    public static Task NotifyAsync(DbTransaction transaction, Change change) => transaction.Connection!.ExecuteAsync(
        "SELECT pg_notify(@channel, @payload)", new { channel = Channel, payload = $"{change.Kind}:{change.Id}" }, transaction);

    public IAsyncEnumerable<Change> WatchAsync(CancellationToken cancellationToken)
    {
        IAsyncEnumerable<Change> changes = _hub.WatchAsync(cancellationToken);
        lock (_gate)
        {
            _listening ??= Task.Run(ListenAsync, CancellationToken.None);
        }

        return changes;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listening?.GetAwaiter().GetResult();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException)
            {
                // The feed is a hint. Whoever reads or writes meets the same fault and reports it.
                await Task.Delay(PauseBeforeReconnecting, TimeProvider.System, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => _hub.Publish([Read(notification.Payload)]);
        await connection.ExecuteAsync($"LISTEN {Channel}");
        _hub.Publish(Everything);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private static Change Read(string payload)
    {
        string[] parts = payload.Split(':', 2);
        return new Change(parts[0], parts.ElementAtOrDefault(1) ?? string.Empty);
    }
}
