using System.Diagnostics;
using Profiler.Networks.Errors;
using Profiler.Search.Data.Batches;
using Profiler.Search.Distributed;
using Profiler.Search.Strategies;

namespace Profiler.Cli.Commands.Searching;

/// <summary>The processes of one search: this one alone, others that it starts beside itself, or those that torchrun or Slurm started.</summary>
internal sealed class SearchWorkers : IDisposable
{
    /// <summary>How long one worker waits for another: longer than any of them takes for a step or a checkpoint.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Tells a worker of a command that searches several times which of its searches it trains.</summary>
    private const string PartVariable = "PROFILER_SEARCH_PART";

    private readonly LocalWorkers? _local;
    private readonly WorkerGroup? _group;

    private SearchWorkers(LocalWorkers? local, WorkerGroup? group)
    {
        _local = local;
        _group = group;
    }

    /// <summary>Processes that were started here share this host's processors; others are told by whoever started them.</summary>
    public SearchTeam Team => _group is null
        ? SearchTeam.Alone
        : new SearchTeam(new Share(_group.Rank, _group.WorldSize), _group, _local is null ? null : ThreadsOf(_group.WorldSize));

    /// <summary>Where the environment puts this process; null where it is alone, or the first of those that it will start.</summary>
    /// <exception cref="ProfilerException">The variables make no sense together.</exception>
    public static WorkerEnvironment? Place() => WorkerEnvironment.Read(Environment.GetEnvironmentVariable);

    /// <summary>Which of a command's searches this worker trains; null where there is one, and in the first process.</summary>
    public static string? Part() => Environment.GetEnvironmentVariable(PartVariable);

    /// <summary>Brings the processes together.</summary>
    /// <param name="place">As <see cref="Place"/> says.</param>
    /// <param name="count">Processes to be started on this host, this one among them; of no account where there is a place.</param>
    /// <param name="part">Which of the command's searches they train; null where there is one.</param>
    /// <exception cref="ProfilerException">A process cannot be started, or stays away.</exception>
    public static SearchWorkers Gather(WorkerEnvironment? place, int count, string? part)
    {
        if (place is not null)
        {
            return new SearchWorkers(null, WorkerGroup.Join(place, Patience));
        }

        if (count == 1)
        {
            return new SearchWorkers(null, null);
        }

        LocalWorkers local = LocalWorkers.Start(count, () => ThisCommand(count, part));
        try
        {
            return new SearchWorkers(local, WorkerGroup.Join(local.Environment, Patience));
        }
        catch
        {
            local.Dispose();
            throw;
        }
    }

    /// <summary>Adds to a lost link what became of the workers that were started here.</summary>
    public ProfilerException Explain(ProfilerException lost) => _local?.Casualties() is [_, ..] casualties
        ? new ProfilerException(lost.Code, $"{lost.Message} ({string.Join("; ", casualties)})", lost.Advice, lost)
        : lost;

    public void Dispose()
    {
        _group?.Dispose();
        _local?.Dispose();
    }

    /// <summary>This very command, for another process; what it would print is said by the first one.</summary>
    private static ProcessStartInfo ThisCommand(int workers, string? part)
    {
        string[] all = Environment.GetCommandLineArgs();
        string program = Environment.ProcessPath!;
        bool isHosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var command = new ProcessStartInfo(program, isHosted ? ["exec", .. all] : all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment["OMP_NUM_THREADS"] = $"{ThreadsOf(workers)}";
        if (part is not null)
        {
            command.Environment[PartVariable] = part;
        }

        return command;
    }

    private static int ThreadsOf(int workers) => Math.Max(1, Environment.ProcessorCount / workers);
}
