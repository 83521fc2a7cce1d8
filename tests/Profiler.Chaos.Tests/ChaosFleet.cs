using Profiler.Chaos.Tests.Boards;
using Profiler.Chaos.Tests.Coordinators;
using Profiler.PostgresCluster;
using Profiler.Testing.Agents;
using Profiler.Testing.Processes;

namespace Profiler.Chaos.Tests;

/// <summary>Boards, and two coordinators on one PostgreSQL server.</summary>
internal sealed class ChaosFleet : IAsyncDisposable
{
    private const int CoordinatorCount = 2;

    private readonly Cluster _cluster;
    private readonly DirectoryInfo _folder;

    private ChaosFleet(Cluster cluster, string database, DirectoryInfo folder, IReadOnlyList<Board> boards)
    {
        _cluster = cluster;
        _folder = folder;
        Database = database;
        Boards = boards;
        string published = Path.Combine(folder.FullName, "agent");
        PublishedAgent.CopyTo(published, hasRuntime: false);
        string temporary = Directory.CreateDirectory(Path.Combine(folder.FullName, "t")).FullName;
        Coordinators =
        [
            .. Enumerable.Range(0, CoordinatorCount).Select(index => new CoordinatorProcess(
                $"coordinator-{index}", database, Path.Combine(published, PublishedAgent.Assembly), temporary)),
        ];
    }

    public string Database { get; }

    public IReadOnlyList<Board> Boards { get; }

    public IReadOnlyList<CoordinatorProcess> Coordinators { get; }

    private string Temporary => Path.Combine(_folder.FullName, "t");

    public static async Task<ChaosFleet> StartAsync(int boards)
    {
        Cluster cluster = await Cluster.StartAsync();
        string database = await cluster.CreateDatabaseAsync();
        Board[] started = await Task.WhenAll(Enumerable.Range(0, boards).Select(Board.StartAsync));
        return new ChaosFleet(cluster, database, Directory.CreateTempSubdirectory("chaos-"), started);
    }

    /// <summary>What is left of links once nobody uses them any more: programs, sockets, sessions, agents.</summary>
    public IReadOnlyList<string> Leftovers() =>
    [
        .. ProcessTable.Mentioning(Temporary).Select(id => $"the process {id} of a coordinator"),
        .. Directory.GetFiles(Temporary, "link*", SearchOption.AllDirectories).Select(socket => $"the control socket {socket}"),
        .. Boards.SelectMany(board => board.Agents().Select(id => $"the agent {id} on {board.Name}")),
        .. Boards.Where(board => board.Sessions > 0).Select(board => $"{board.Sessions} sessions on {board.Name}"),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (CoordinatorProcess coordinator in Coordinators)
        {
            await coordinator.DisposeAsync();
        }

        foreach (Board board in Boards)
        {
            await board.DisposeAsync();
        }

        await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
