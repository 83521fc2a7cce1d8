using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Surrogates;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;
using Profiler.Store.Leases;
using Profiler.Store.Queue;
using Profiler.Store.Surrogates;

namespace Profiler.Cli.Tests.Commands;

/// <summary>What a command prints does not tell where it works.</summary>
public sealed class TwoWaysTests
{
    private const string Board = "board-7";
    private const string AnotherKey = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Theory]
    [InlineData("lut list")]
    [InlineData("device list")]
    [InlineData("job list")]
    [InlineData("key list")]
    [InlineData("surrogate list")]
    [InlineData("networks list")]
    [InlineData("spaces show fbnet")]
    [InlineData("job list --state running")]
    public async Task An_empty_database_looks_the_same(string command)
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();

        foreach (string[] form in Forms(command))
        {
            bool hasDatabase = !command.StartsWith("networks", StringComparison.Ordinal) && !command.StartsWith("spaces", StringComparison.Ordinal);
            CommandRun here = hasDatabase ? await host.RunHereAsync(form) : await CommandHost.RunAsync(form);
            Assert.Equal(0, here.ExitCode);
            Assert.Equal(here, await host.RunThereAsync(form));
        }
    }

    [Fact]
    public async Task Surrogates_look_the_same()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        Target target = SampleTables.Table(0.25, day: 1).Target;
        var scores = new SurrogateScores(3, 1.0 / 3, 0.5, 1, 0.9, Spearman: null, "plain.h0.1", -0.5);
        var report = new SurrogateReport(
            ["plain"],
            12,
            400,
            scores,
            [new FamilyScores("plain", scores)],
            new SurrogateCalibration(10, 0.01, 0.925, 0.001),
            Before: null,
            "It is the first.",
            ["A note."])
        {
            LeftOutFamilies = [new FamilyScores("plain", scores)],
        };
        string job = (await host.Database.Jobs.BeginOrResumeAsync(new JobSpec("surrogate-train", "surrogate", "families", Input: null, target, Seed: 1))).Job.Id;
        await host.Database.Jobs.FinishAsync(job, new NewSurrogate("aa11bb22cc33dd44", target, 1, 61.5, IsCurrent: true, report, new byte[] { 1, 2 }));

        string[] commands =
        [
            "surrogate list",
            "surrogate show aa11",
            $"surrogate show --device {target.Device} --threads {target.Threads}",
            "surrogate show zz",
        ];
        foreach (string[] form in commands.SelectMany(Forms))
        {
            await host.RunBothAsync(form);
        }
    }

    [Fact]
    public async Task Tables_look_the_same()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        LookupTable first = SampleTables.Table(0.25, day: 1);
        LookupTable second = SampleTables.Table(0.5, day: 2);
        LookupTable isolated = SampleTables.OfMethod(FillMethod.Isolated);
        foreach (LookupTable table in (LookupTable[])[first, second, isolated])
        {
            await host.Database.Tables.AddAsync(table);
        }

        string[] commands =
        [
            "lut list",
            $"lut diff {first.Id[..8]} {second.Id}",
            $"lut diff {first.Id} {isolated.Id}",
            $"lut diff {first.Id} {isolated.Id} --any",
            $"lut export {second.Id[..6]} -o {host.PathOf("one")}",
            $"lut export --space squeezenas-xlarge --method isolated -o {host.PathOf("two")}",
            "lut export --space fbnet",
            "lut export ffff",
        ];
        foreach (string[] form in commands.SelectMany(Forms))
        {
            await host.RunBothAsync(form);
        }
    }

    [Fact]
    public async Task An_estimate_is_the_same()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        LookupTable table = SampleTables.OfMethod(FillMethod.Isolated);
        await host.Database.Tables.AddAsync(table);

        CommandRun run = await host.RunBothAsync(
            "estimate", "squeezenas-lat-xlarge", "--input", $"{table.Input}", "--table", table.Id[..8], "--json");
        CommandRun text = await host.RunBothAsync(
            "estimate", "squeezenas-lat-xlarge", "--input", $"{table.Input}", "--table", table.Id[..8]);
        CommandRun unknown = await host.RunBothAsync("estimate", "fbnet-a");

        Assert.Equal(table.Id, run.Json().GetProperty("estimate").GetProperty("snapshot").GetString());
        Assert.Equal("host", run.Json().GetProperty("origin").GetProperty("host").GetString());
        Assert.Contains("measured 2025-03-01 on host, An extraordinarily", text.Output);
        Assert.Contains(" on local/ort-cpu/", text.Output);
        Assert.Equal(ExitCodes.Usage, unknown.ExitCode);
    }

    [Fact]
    public async Task A_table_is_brought_the_same_way()
    {
        LookupTable table = SampleTables.Table();
        await using TwoWaysHost here = await TwoWaysHost.StartAsync();
        await using TwoWaysHost there = await TwoWaysHost.StartAsync();
        string folder = here.PathOf("table");
        CostModels.LookupTables.Text.TableText.Write(table, folder);

        Assert.Equal(await here.RunHereAsync("lut", "import", folder), await there.RunThereAsync("lut", "import", folder));
        Assert.Equal(await here.RunHereAsync("lut", "import", folder), await there.RunThereAsync("lut", "import", folder));
        Assert.Equal((await here.RunHereAsync("lut", "list")).Output, (await there.RunHereAsync("lut", "list")).Output);
    }

    [Fact]
    public async Task Devices_look_the_same()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await host.Database.Targets.RecordDeviceAsync("measured-before", SampleDevice.Description);
        await host.Database.Targets.RecordDeviceAsync(Board, SampleDevice.Description);
        await host.Database.Devices.RegisterAsync(Board, DeviceConnectionJson.Write(
            new SshConnection("192.0.2.7", 2222, "root", HostKey: "SHA256:2bHDnRxSZkcvXHG5dPMRTtGJLUZ2gYV0g4zF0Vh5xwE")));
        await host.Database.Devices.QuarantineAsync(
            Board, new ItemFailure(ErrorCode.LinkLost, "The link broke.", "Look at the cable."), DateTimeOffset.UnixEpoch.AddYears(60));

        string[] commands =
        [
            "device list", $"device show {Board}", "device show board-8", $"device resume {Board}", $"device pause {Board}", "device pause nobody",
            $"device confirm {Board} SHA256:3bHDnRxSZkcvXHG5dPMRTtGJLUZ2gYV0g4zF0Vh5xwE",
        ];
        foreach (string[] form in commands.SelectMany(Forms))
        {
            await host.RunBothAsync(form);
        }

        Assert.Contains("192.0.2.7:2222", (await host.RunThereAsync("device", "show", Board)).Output);
        Assert.Equal(0, (await host.RunThereAsync("device", "remove", Board)).ExitCode);
        Assert.Empty(await host.Database.Devices.AllAsync());
    }

    [Fact]
    public async Task Jobs_look_the_same()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await host.Database.Devices.RegisterAsync(Board, DeviceConnectionJson.Write(new LocalConnection()));
        QueuedJob job = await AdmitAsync(host);

        string[] commands =
        [
            "job list", $"job list --device {Board} --kind admit --limit 1", $"job show {job.Id}", "job show q999", "job cancel q999",
        ];
        foreach (string[] form in commands.SelectMany(Forms))
        {
            await host.RunBothAsync(form);
        }

        CommandRun cancelled = await host.RunThereAsync("job", "cancel", job.Id);
        Assert.Contains("cancelled", cancelled.Output);
        CommandRun watched = await host.RunBothAsync("job", "watch", job.Id, "--json");
        Assert.Equal(ExitCodes.Cancelled, watched.ExitCode);
    }

    [Fact]
    public async Task A_job_says_what_holds_it_up_and_what_to_do()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await host.Database.Devices.RegisterAsync(Board, DeviceConnectionJson.Write(new LocalConnection()));
        QueuedJob job = await AdmitAsync(host);
        await host.Database.Devices.PauseAsync(Board);

        foreach (string command in (string[])["job list", $"job show {job.Id}"])
        {
            CommandRun paused = await host.RunBothAsync(command.Split(' '));
            Assert.Contains($"'{Board}' is paused", paused.Output);
            Assert.Contains($"profiler device resume {Board}", paused.Output);
        }

        await host.Database.Devices.ActivateAsync(Board);
        await host.Database.Devices.QuarantineAsync(
            Board, new ItemFailure(ErrorCode.LinkLost, "The link broke.", "Look at the cable."), DateTimeOffset.UnixEpoch.AddYears(60));
        JsonElement obstacle = (await host.RunBothAsync("job", "show", job.Id, "--json")).Json().GetProperty("obstacle");

        Assert.Equal("linkLost", obstacle.GetProperty("code").GetString());
        Assert.Contains("The link broke.", obstacle.GetProperty("message").GetString());
        Assert.Contains("Look at the cable.", obstacle.GetProperty("advice").GetString());
        Assert.Contains($"profiler device probe {Board}", obstacle.GetProperty("advice").GetString());
    }

    [Fact]
    public async Task A_job_that_is_done_is_watched_to_its_whole()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await host.Database.Devices.RegisterAsync(Board, DeviceConnectionJson.Write(new LocalConnection()));
        QueuedJob job = await AdmitAsync(host);
        GrantedJob granted = (await host.Database.Queue.TryGrantAsync("test", [Board], TimeSpan.FromMinutes(5)))!;
        await host.Database.Queue.ReportAsync(granted.Lease, new QueuedJobProgress("Soaking", 0.85, 4));
        await host.Database.Queue.FinishAsync(granted.Lease, "{}");

        CommandRun watched = await host.RunBothAsync("job", "watch", job.Id);

        Assert.Equal(0, watched.ExitCode);
        Assert.Contains($"Job {job.Id} is done: 100 %", watched.Error);
        JsonElement progress = (await host.RunBothAsync("job", "show", job.Id, "--json")).Json().GetProperty("progress");
        Assert.Equal(1, progress.GetProperty("fraction").GetDouble());
    }

    [Fact]
    public async Task A_probe_that_fails_shows_the_device_and_is_the_commands_failure()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await host.Database.Devices.RegisterAsync(Board, DeviceConnectionJson.Write(new LocalConnection()));
        host.Fault = new ProfilerException(ErrorCode.HostKeyRejected, "It shows another key.", "Look who it is.");

        CommandRun run = await host.RunThereAsync("device", "probe", Board, "--json");

        Assert.Equal(ExitCodes.Device, run.ExitCode);
        Assert.Equal("quarantined", run.Json().GetProperty("state").GetString());
        Assert.Equal("hostKeyRejected", run.Json().GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal("It shows another key.", run.ErrorJson().GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --accept-host-key")]
    public async Task A_fingerprint_that_is_not_the_boards_is_refused_with_both(string more)
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync(services => services.AddSingleton<ISshLinks, OneHost>());

        CommandRun run = await host.RunThereAsync($"device add {Board} --ssh 192.0.2.7 --host-key {AnotherKey}{more}".Split(' '));

        Assert.Equal(ExitCodes.Device, run.ExitCode);
        Assert.Contains(AnotherKey, run.Error);
        Assert.Contains($"--host-key {OneHost.Key.Fingerprint}", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Empty(await host.Database.Devices.AllAsync());
        Assert.Equal(0, (await host.RunThereAsync("device", "add", Board, "--ssh", "192.0.2.7", "--host-key", OneHost.Key.Fingerprint)).ExitCode);
    }

    [Fact]
    public async Task A_board_that_is_not_there_yet_is_added_and_said_to_be_so()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();

        CommandRun run = await host.RunHereAsync("device", "add", Board, "--ssh", "127.0.0.1:1", "--host-key", AnotherKey);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("The board was not reached, and its host key not compared", run.Output);
        Assert.Contains("quarantined", run.Output);
    }

    [Fact]
    public async Task A_detached_job_is_queued_and_its_id_told()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await host.Database.Devices.RegisterAsync(Board, DeviceConnectionJson.Write(new LocalConnection()));

        CommandRun run = await host.RunThereAsync("profile", "--space", "fbnet", "--device", Board, "--detach", "--json");
        CommandRun here = await host.RunHereAsync("profile", "--space", "fbnet", "--device", Board, "--detach");

        QueuedJob job = await host.Database.Queue.GetAsync(run.Json().GetProperty("job").GetString()!);
        Assert.Equal("fbnet", ((ProfileJobRequest)JobRequestJson.Read(job.RequestJson)).Space.Name);
        Assert.Equal(ExitCodes.Usage, here.ExitCode);
    }

    [Fact]
    public async Task A_board_that_dials_in_gets_a_key_of_its_own()
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();

        CommandRun run = await host.RunThereAsync("device", "add", "board-8", "--dial-in", "--json");

        string key = run.Json().GetProperty("agentKey").GetString()!;
        Assert.Equal("board-8", (await host.Database.Keys.FindAsync(key))!.Device);
        Assert.Contains(host.Url, run.Json().GetProperty("agentCommand").GetString()!);
    }

    [Theory]
    [InlineData("lut list --database x.db --server http://127.0.0.1:1")]
    [InlineData("lut list --server q12")]
    [InlineData("device add a --ssh h --dial-in")]
    [InlineData("device add a --dial-in --host-key SHA256:x")]
    [InlineData("device add a --ssh h --key relative --server http://127.0.0.1:1")]
    public async Task What_excludes_each_other_is_refused(string command) =>
        Assert.Equal(ExitCodes.Usage, (await CommandHost.RunAsync(command.Split(' '))).ExitCode);

    [Fact]
    public async Task Nobody_at_the_url_is_said_to_be_so()
    {
        CommandRun run = await CommandHost.RunAsync("lut", "list", "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCodes.Device, run.ExitCode);
        Assert.Contains("No coordinator answers", run.Error);
    }

    private static Task<QueuedJob> AdmitAsync(TwoWaysHost host) => host.Database.Queue.SubmitAsync(new NewQueuedJob(
        JobKinds.Admit, Board, JobRequestJson.Write(new AdmitJobRequest { Device = Board }), 5, [], "local"));

    private static string[][] Forms(string command) => [command.Split(' '), [.. command.Split(' '), "--json"]];
}
