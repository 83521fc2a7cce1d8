using Profiler.Fleet.Lanes;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store.Devices;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Tests.Lanes;

public sealed class LaneFaultTests
{
    [Fact]
    public async Task A_link_that_is_back_within_seconds_costs_no_attempt()
    {
        var connector = new ScriptedConnector((_, attempt) => attempt <= LaneDefaults.ConnectRetries ? throw Down() : new ScriptedAgent());
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await bench.UntilAsync(
            async () =>
            {
                bench.Clock.Advance(LaneDefaults.ConnectBackOff);
                return (await bench.Database.Queue.GetAsync(job)).State == QueuedJobState.Done;
            },
            () => "the job is not done");
        Assert.Equal(1, (await bench.Database.Queue.GetAsync(job)).Attempts);
    }

    [Fact]
    public async Task A_reboot_into_another_power_mode_in_mid_job_fails_it_and_keeps_what_was_measured()
    {
        var connector = new ScriptedConnector((_, attempt) => attempt == 1
            ? new ScriptedAgent((visit, _, _) => visit is { ItemId: "net-0000", Round: 2 } ? throw new IOException("the board reboots") : Task.CompletedTask)
            {
                PowerMode = "MODE_15W",
            }
            : new ScriptedAgent { PowerMode = "MAXN" });
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        QueuedJob queued = await bench.UntilAsync(job, found => found.Failure is not null);
        Assert.Equal(ErrorCode.AgentDied, queued.Failure!.Code);
        await bench.AdvancePastAsync(queued.NotBefore);

        QueuedJob failed = await bench.UntilAsync(job, QueuedJobState.Failed);
        Assert.Equal(ErrorCode.Mismatch, failed.Failure!.Code);
        Assert.Contains("in the power mode MODE_15W", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("now in MAXN", failed.Failure.Message, StringComparison.Ordinal);
        string begun = Assert.Single(await bench.Database.Jobs.AllAsync()).Id;
        Assert.Equal(2, (await bench.Database.Visits.OfJobAsync(begun)).Length);
    }

    [Fact]
    public async Task A_fault_queues_the_job_again_with_its_reason_and_a_later_time()
    {
        var connector = new ScriptedConnector((_, attempt) => attempt == 1 ? throw Busy() : new ScriptedAgent());
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        QueuedJob queued = await bench.UntilAsync(job, found => found.Failure is not null);
        Assert.Equal(ErrorCode.DeviceBusy, queued.Failure!.Code);
        Assert.InRange(
            queued.NotBefore!.Value - bench.Clock.GetUtcNow(), LaneDefaults.BackOff / 2, LaneDefaults.BackOff * 1.5);
        Assert.Empty(await bench.Database.Queue.LeasesAsync());

        await bench.AdvancePastAsync(queued.NotBefore);
        QueuedJob done = await bench.UntilAsync(job, QueuedJobState.Done);
        Assert.Equal(2, done.Attempts);
        Assert.Null(done.Failure);
    }

    [Fact]
    public async Task Three_faults_in_a_row_set_the_device_aside_and_a_probe_takes_it_back()
    {
        bool isWell = false;
        var connector = new ScriptedConnector(_ => isWell ? new ScriptedAgent() : throw Busy());
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        for (int fault = 1; fault < LaneDefaults.FaultsToQuarantine; fault++)
        {
            QueuedJob queued = await bench.UntilAsync(job, found => found.State == QueuedJobState.Queued && found.Attempts == fault);
            Assert.Equal(RegisteredDeviceState.Active, (await bench.Database.Devices.GetAsync(LaneBench.Board)).State);
            await bench.AdvancePastAsync(queued.NotBefore);
        }

        RegisteredDevice aside = await bench.UntilAsync(RegisteredDeviceState.Quarantined);
        Assert.Equal(ErrorCode.DeviceBusy, aside.Problem!.Code);
        await bench.UntilAsync(job, QueuedJobState.Queued);

        await bench.AdvancePastAsync(aside.ProbeAt);
        await bench.UntilAsync(
            async () => (await bench.Database.Devices.GetAsync(LaneBench.Board)).ProbeAt > aside.ProbeAt, () => "the failed probe was not put off");
        RegisteredDevice again = await bench.Database.Devices.GetAsync(LaneBench.Board);
        Assert.InRange(again.ProbeAt!.Value - bench.Clock.GetUtcNow(), LaneDefaults.Quarantine, LaneDefaults.Quarantine * 3);

        isWell = true;
        await bench.AdvancePastAsync(again.ProbeAt);
        Assert.Null((await bench.UntilAsync(RegisteredDeviceState.Active)).Problem);
        await bench.AdvancePastAsync((await bench.Database.Queue.GetAsync(job)).NotBefore);
        Assert.Equal(4, (await bench.UntilAsync(job, QueuedJobState.Done)).Attempts);
    }

    [Fact]
    public async Task A_success_ends_a_row_of_faults()
    {
        // Good at 3 and 6: never three faults in a row.
        var connector = new ScriptedConnector((_, attempt) => attempt % 3 == 0 ? new ScriptedAgent() : throw Busy());
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        foreach (string code in new[] { "0000", "0001" })
        {
            string job = await bench.SubmitAsync(LaneBench.Measure(code));
            QueuedJob found = await bench.UntilAsync(job, job => job.Attempts == 1 && job.State == QueuedJobState.Queued);
            await bench.AdvancePastAsync(found.NotBefore);
            found = await bench.UntilAsync(job, job => job.Attempts == 2 && job.State == QueuedJobState.Queued);
            await bench.AdvancePastAsync(found.NotBefore);
            await bench.UntilAsync(job, QueuedJobState.Done);
        }

        Assert.DoesNotContain(bench.Events, e => e.Kind == LaneEventKind.DeviceSetAside);
    }

    [Theory]
    [InlineData(ErrorCode.HostKeyRejected)]
    [InlineData(ErrorCode.AccessDenied)]
    [InlineData(ErrorCode.MissingDependency)]
    public async Task What_only_a_person_can_mend_sets_the_device_aside_at_once_and_its_jobs_wait(ErrorCode code)
    {
        bool isMended = false;
        var connector = new ScriptedConnector(_ => isMended ? new ScriptedAgent() : throw new ProfilerException(code, "Not so.", "Mend it."));
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        RegisteredDevice aside = await bench.UntilAsync(RegisteredDeviceState.Quarantined);
        Assert.Equal((code, "Not so.", "Mend it."), (aside.Problem!.Code, aside.Problem.Message, aside.Problem.Advice));
        Assert.Equal(1, (await bench.UntilAsync(job, QueuedJobState.Queued)).Attempts);

        isMended = true;
        await bench.AdvancePastAsync(aside.ProbeAt);
        await bench.UntilAsync(RegisteredDeviceState.Active);
        await bench.AdvancePastAsync((await bench.Database.Queue.GetAsync(job)).NotBefore);
        await bench.UntilAsync(job, QueuedJobState.Done);
    }

    [Fact]
    public async Task A_device_that_a_person_probes_comes_back_at_once()
    {
        bool isMended = false;
        var connector = new ScriptedConnector(_ => isMended ? new ScriptedAgent() : throw new ProfilerException(ErrorCode.AccessDenied, "No."));
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        RegisteredDevice failed = await bench.Lanes.ProbeAsync(LaneBench.Board, CancellationToken.None);
        Assert.Equal((RegisteredDeviceState.Quarantined, ErrorCode.AccessDenied), (failed.State, failed.Problem!.Code));
        isMended = true;
        Assert.Equal(RegisteredDeviceState.Active, (await bench.Lanes.ProbeAsync(LaneBench.Board, CancellationToken.None)).State);
    }

    [Fact]
    public async Task A_paused_device_that_passes_its_probe_stays_paused_and_has_no_problem_any_more()
    {
        bool isMended = false;
        var connector = new ScriptedConnector(_ => isMended ? new ScriptedAgent() : throw new ProfilerException(ErrorCode.AccessDenied, "No."));
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        await bench.Database.Devices.PauseAsync(LaneBench.Board);
        Assert.NotNull((await bench.Lanes.ProbeAsync(LaneBench.Board, CancellationToken.None)).Problem);
        isMended = true;
        RegisteredDevice well = await bench.Lanes.ProbeAsync(LaneBench.Board, CancellationToken.None);
        Assert.Equal((RegisteredDeviceState.Paused, null), (well.State, well.Problem));
    }

    [Theory]
    [InlineData(AgentFailure.ModelRejected, ErrorCode.ModelRejected, 1)]
    [InlineData(AgentFailure.RuntimeMissing, ErrorCode.MissingDependency, 1)]
    [InlineData(AgentFailure.RunFailed, ErrorCode.RuntimeFailed, LaneDefaults.MaxRuntimeFaults)]
    public async Task What_another_attempt_would_not_change_fails_the_job_with_its_reason(AgentFailure failure, ErrorCode code, int attempts)
    {
        var connector = new ScriptedConnector(_ => new ScriptedAgent((visit, _, _) => OfJob(visit) ? throw new ScriptedFailure(failure) : Task.CompletedTask));
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        for (int attempt = 1; attempt < attempts; attempt++)
        {
            await bench.AdvancePastAsync((await bench.UntilAsync(job, found => found.Attempts == attempt && found.State == QueuedJobState.Queued)).NotBefore);
        }

        QueuedJob failed = await bench.UntilAsync(job, QueuedJobState.Failed);
        Assert.Equal((code, "It failed.", "Do something."), (failed.Failure!.Code, failed.Failure.Message, failed.Failure.Advice));
        Assert.Equal(attempts, failed.Attempts);
        Assert.Equal(RegisteredDeviceState.Active, (await bench.Database.Devices.GetAsync(LaneBench.Board)).State);
    }

    [Fact]
    public async Task A_request_that_cannot_be_met_fails_without_a_device()
    {
        var connector = new ScriptedConnector(_ => new ScriptedAgent());
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(new MeasureJobRequest
        {
            Device = LaneBench.Board,
            Network = new NetworkReference("mine", ModelSha256: new string('0', 64)),
        });
        Assert.Equal(ErrorCode.UnknownName, (await bench.UntilAsync(job, QueuedJobState.Failed)).Failure!.Code);
        Assert.Equal(0, connector.Attempts(LaneBench.Board));
    }

    [Fact]
    public async Task A_device_of_a_newer_programs_kind_is_left_to_that_program()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => new ScriptedAgent()), LaneBench.Board);
        await bench.Database.Devices.RegisterAsync(LaneBench.Other, """{"transport":"carrier-pigeon"}""");
        string waiting = await bench.SubmitAsync(LaneBench.Measure(device: LaneBench.Other));
        await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure()), QueuedJobState.Done);
        Assert.Equal(QueuedJobState.Queued, (await bench.Database.Queue.GetAsync(waiting)).State);
    }

    [Fact]
    public async Task A_damaged_model_of_ours_makes_its_job_wait_with_the_reason()
    {
        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => new ScriptedAgent()), LaneBench.Board);
        string sha256 = await bench.Database.Models.AddAsync("mine", new byte[] { 1, 2, 3 });
        string folder = Path.GetDirectoryName(bench.Database.Path)!;
        await File.WriteAllBytesAsync(Directory.GetFiles(folder, $"{sha256}.onnx", SearchOption.AllDirectories).Single(), [3, 2, 1]);
        string job = await bench.SubmitAsync(
            new MeasureJobRequest { Device = LaneBench.Board, Network = new NetworkReference("mine", ModelSha256: sha256) });
        QueuedJob queued = await bench.UntilAsync(job, found => found.Failure is not null);
        Assert.Equal((QueuedJobState.Queued, ErrorCode.Storage), (queued.State, queued.Failure!.Code));
        Assert.True(queued.NotBefore > bench.Clock.GetUtcNow());
        Assert.Equal(RegisteredDeviceState.Active, (await bench.Database.Devices.GetAsync(LaneBench.Board)).State);
    }

    [Fact]
    public async Task A_job_that_kills_its_device_again_and_again_fails_with_the_true_reason()
    {
        var connector = new ScriptedConnector(_ => new ScriptedAgent((visit, _, _) => OfJob(visit) ? throw new IOException() : Task.CompletedTask));
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(LaneBench.Measure());
        await bench.UntilAsync(
            async () =>
            {
                QueuedJob found = await bench.Database.Queue.GetAsync(job);
                RegisteredDevice device = await bench.Database.Devices.GetAsync(LaneBench.Board);
                if (found.State == QueuedJobState.Queued)
                {
                    await bench.AdvancePastAsync(device.ProbeAt ?? found.NotBefore);
                }

                return found.State == QueuedJobState.Failed;
            },
            () => "the job does not fail");
        QueuedJob failed = await bench.Database.Queue.GetAsync(job);
        Assert.Equal(ErrorCode.AgentDied, failed.Failure!.Code);
        Assert.Contains("unplugged", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(LaneDefaults.MaxDeviceFaults, failed.Attempts);
    }

    [Fact]
    public async Task A_job_goes_on_from_its_stored_visits_and_none_is_made_twice()
    {
        int visits = 0;
        var agents = new List<ScriptedAgent>();
        var connector = new ScriptedConnector(_ =>
        {
            var agent = new ScriptedAgent((visit, phase, _) =>
                OfJob(visit) && phase == VisitPhase.Measuring && ++visits is 7 or 12 ? throw new IOException() : Task.CompletedTask);
            agents.Add(agent);
            return agent;
        });
        await using LaneBench bench = await LaneBench.StartAsync(connector, LaneBench.Board);
        string job = await bench.SubmitAsync(
            new ProfileJobRequest { Device = LaneBench.Board, Space = LaneBench.Space, Method = CostModels.LookupTables.FillMethod.Isolated });
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            await bench.AdvancePastAsync((await bench.UntilAsync(job, found => found.Attempts == attempt && found.State == QueuedJobState.Queued)).NotBefore);
        }

        QueuedJob done = await bench.UntilAsync(job, QueuedJobState.Done);
        var result = Assert.IsType<ProfileJobResult>(JobResultJson.Read(done.ResultJson!));
        Assert.True(result.IsResumed);
        Assert.Equal(result.TableId, Assert.Single(await bench.Database.Tables.FindAsync(new())).Id);
        VisitRequest[] made = [.. agents.SelectMany(agent => agent.Made).Where(OfJob)];
        Assert.Equal(made.Length, made.Select(visit => (visit.ItemId, visit.Round)).Distinct().Count());
    }

    private static bool OfJob(VisitRequest visit) => visit.Reference is not null;

    private static ProfilerException Down() => new(ErrorCode.Unreachable, "The host cannot be reached.");

    private static ProfilerException Busy() => new(ErrorCode.DeviceBusy, "Somebody else holds the device.");
}
