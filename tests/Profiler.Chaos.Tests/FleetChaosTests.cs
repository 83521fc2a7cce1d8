using System.Collections.Concurrent;
using System.Globalization;
using Profiler.Chaos.Tests.Boards;
using Profiler.Chaos.Tests.Coordinators;
using Profiler.Chaos.Tests.Faults;
using Profiler.Chaos.Tests.Jobs;
using Profiler.Chaos.Tests.Verdicts;
using Profiler.Store;
using Profiler.Store.Devices;
using Xunit.Abstractions;

namespace Profiler.Chaos.Tests;

/// <summary>
/// Two coordinators on one PostgreSQL queue, boards behind real SSH servers in network namespaces, and faults all the
/// while: links down, slow, silent, cut, half open; agents, sessions, boards and coordinators killed. What must hold is
/// looked up in the database and on the boards when all is over.
/// <para>
/// Of a size for every build; the long form is
/// PROFILER_CHAOS_MINUTES=30 PROFILER_CHAOS_BOARDS=20 PROFILER_CHAOS_JOBS=500. MINUTES is how long faults are injected
/// (unless every job has ended before), PROFILER_CHAOS_SEED another schedule of them (1), PROFILER_CHAOS_FOLDER a folder
/// for the report and the coordinators' logs. Where network namespaces are not permitted the boards listen on the
/// loopback address, and a link is taken down at its proxy; the report says which.
/// </para>
/// </summary>
public sealed class FleetChaosTests(ITestOutputHelper output)
{
    private const double MostMib = 700;
    private const int MostOpenFiles = 400;

    /// <summary>Than at first: three belong to each program that was started, so a leak of links shows.</summary>
    private const int MorePipes = 6;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RestPatience = TimeSpan.FromSeconds(60);

    private readonly ChaosReport _report = new();
    private readonly ConcurrentQueue<string> _problems = [];

    [Fact]
    public async Task Every_job_ends_once_whatever_fails()
    {
        var options = ChaosOptions.FromEnvironment();
        await using ChaosFleet fleet = await ChaosFleet.StartAsync(options.Boards);
        _report.Add("boards", $"{options.Boards}, {(fleet.Boards[0].HasNetwork ? "a network namespace each" : "on the loopback address: no network namespaces are permitted here")}");
        _report.Add("seed", options.Seed);
        try
        {
            await RunAsync(fleet, options);
        }
        finally
        {
            Keep(fleet, options);
        }

        Assert.True(_problems.IsEmpty, $"{string.Join('\n', _problems)}\n{_report.Text}");
    }

    private async Task RunAsync(ChaosFleet fleet, ChaosOptions options)
    {
        using var client = new FleetClient(fleet.Coordinators);
        await client.ReadyAsync();
        int pipes = fleet.Coordinators.Max(Pipes);
        _report.Add("open at first", Listed(fleet.Coordinators[0].OpenFiles));
        foreach (Board board in fleet.Boards)
        {
            await client.RegisterAsync(board);
        }

        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(fleet.Database, TimeProvider.System);
        var reader = new QueueReader(database, fleet.Database);
        var injector = new Injector(fleet.Boards, fleet.Coordinators, options.Seed);
        long start = TimeProvider.System.GetTimestamp();
        using var calm = new CancellationTokenSource();
        Task harm = injector.RunAsync(calm.Token);
        List<SubmittedJob> jobs = await SubmitAsync(client, options, fleet.Boards);
        var withdrawals = new Withdrawals(client, reader, new Random(options.Seed));
        Task withdrawing = withdrawals.RunAsync(calm.Token);
        await WaitAsync(reader, options.Window);
        await calm.CancelAsync();
        await Task.WhenAll(harm, withdrawing);
        _report.Add("faults for", $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s");
        await WaitAsync(reader, options.Drain);
        _report.Add("all ended after", $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s");
        _report.Add(injector.Injected);
        _report.Add(await reader.JobsAsync());
        await JudgeResubmissionAsync(client, jobs);
        _report.Add("requests repeated", client.Repeated);
        await JudgeBoardsAsync(database, options.Drain);
        await JudgeCoordinatorsAsync(fleet, pipes + MorePipes);
        var verdicts = new JobVerdicts(reader, injector.Injected, withdrawals.Asked);
        Add(await verdicts.FindAsync(jobs));
        _report.Add("measurements", verdicts.Measurements);
        _report.Add("visits", verdicts.Visits);
    }

    private static async Task<List<SubmittedJob>> SubmitAsync(FleetClient client, ChaosOptions options, IReadOnlyList<Board> boards)
    {
        List<SubmittedJob> jobs = [];
        for (int i = 0; i < options.Jobs; i++)
        {
            string device = boards[i % boards.Count].Name;
            string key = string.Create(CultureInfo.InvariantCulture, $"chaos-{options.Seed}-{i}");
            (string body, int networks) = JobMaker.Make(i, device);
            string id = await client.SubmitAsync(body, key);
            jobs.Add(new SubmittedJob(key, id, body, networks));
        }

        return jobs;
    }

    /// <summary>Until all jobs have ended, or for so long.</summary>
    private static async Task WaitAsync(QueueReader reader, TimeSpan longest)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < longest
            && (await reader.Database.Queue.CountUnfinishedAsync()).Sum(count => count.Jobs) > 0)
        {
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>A key that was answered, or whose answer was lost, names one job for ever.</summary>
    private async Task JudgeResubmissionAsync(FleetClient client, List<SubmittedJob> jobs)
    {
        foreach (SubmittedJob job in jobs)
        {
            string again = await client.SubmitAsync(job.Body, job.Key);
            Require(again == job.Id, $"the key {job.Key} named {job.Id} and names {again}");
        }
    }

    /// <summary>No lane is held, and every board that was set aside is back.</summary>
    private async Task JudgeBoardsAsync(ProfilerDatabase database, TimeSpan patience)
    {
        long start = TimeProvider.System.GetTimestamp();
        RegisteredDevice[] aside;
        while ((aside = [.. (await database.Devices.AllAsync()).Where(device => device.State != RegisteredDeviceState.Active)]).Length > 0
            && TimeProvider.System.GetElapsedTime(start) < patience)
        {
            await Task.Delay(Look, TimeProvider.System);
        }

        _report.Add("boards back after", $"{TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s");
        Add(aside.Select(device => $"{device.Name} is {device.State}: {device.Problem?.Code}: {device.Problem?.Message}"));
        Add((await database.Queue.LeasesAsync()).Select(lease => $"{lease.Device} is still held by {lease.Holder} for {lease.JobId}"));
    }

    /// <summary>At rest they hold nothing; asked to end they do, and nothing is left.</summary>
    private async Task JudgeCoordinatorsAsync(ChaosFleet fleet, int mostPipes)
    {
        await RestAsync(() => fleet.Coordinators.All(coordinator => coordinator.Children == 0));
        foreach (CoordinatorProcess coordinator in fleet.Coordinators)
        {
            _report.Add(
                coordinator.Name,
                $"{coordinator.Starts} starts, {coordinator.ResidentMib:0} MiB (peak {coordinator.PeakMib:0}), open: {Listed(coordinator.OpenFiles)}");
            Require(coordinator.IsRunning, $"{coordinator.Name} has ended by itself");
            Require(coordinator.Children == 0, $"{coordinator.Name} at rest runs {coordinator.Children} programs");
            Require(coordinator.PeakMib < MostMib, $"{coordinator.Name} took {coordinator.PeakMib:0} MiB");
            Require(Pipes(coordinator) <= mostPipes, $"{coordinator.Name} at rest holds {Pipes(coordinator)} pipes");
            Require(coordinator.OpenFiles.Values.Sum() < MostOpenFiles, $"{coordinator.Name} holds open {Listed(coordinator.OpenFiles)}");
        }

        foreach (CoordinatorProcess coordinator in fleet.Coordinators)
        {
            int? exit = await coordinator.StopAsync();
            Require(exit == 0, $"{coordinator.Name} ended with {exit?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}");
        }

        await RestAsync(() => fleet.Leftovers().Count == 0);
        Add(fleet.Leftovers().Select(left => $"left behind: {left}"));
    }

    private static async Task RestAsync(Func<bool> isAtRest)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!isAtRest() && TimeProvider.System.GetElapsedTime(start) < RestPatience)
        {
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    private static int Pipes(CoordinatorProcess coordinator) => coordinator.OpenFiles.GetValueOrDefault("pipe");

    private static string Listed(IReadOnlyDictionary<string, int> counts) => string.Join(", ", counts.Select(kind => $"{kind.Value} {kind.Key}"));

    private void Keep(ChaosFleet fleet, ChaosOptions options)
    {
        output.WriteLine(_report.Text);
        if (options.Folder is not { } folder)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "report.txt"), _report.Text);
        File.WriteAllLines(Path.Combine(folder, "problems.txt"), _problems);
        foreach (CoordinatorProcess coordinator in fleet.Coordinators)
        {
            File.WriteAllLines(Path.Combine(folder, $"{coordinator.Name}.log"), coordinator.Log);
        }
    }

    private void Add(IEnumerable<string> problems)
    {
        foreach (string problem in problems)
        {
            _problems.Enqueue(problem);
        }
    }

    private void Require(bool isTrue, string problem) => Add(isTrue ? [] : [problem]);
}
