using Profiler.Fleet.Agents;
using Profiler.Fleet.Conditions;
using Profiler.Fleet.Transports;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;

namespace Profiler.Fleet.Devices;

/// <summary>A device with its agent running and described, its reference on board and calibrated.</summary>
public sealed class DeviceSession : IAsyncDisposable
{
    /// <summary>Requests to the agent, each a process of its own, of a few visits to the reference alone.</summary>
    private const int CalibrationRequests = 10;
    private const int CalibrationVisits = 15;
    private const int CalibrationRuns = 4;

    private static readonly TimeSpan PutBackPatience = TimeSpan.FromSeconds(60);

    private readonly DeviceOptions _options;
    private readonly BoardSetting _setting;
    private readonly (string Name, string Version) _runtime;
    private bool _isSoaked;

    private DeviceSession(DeviceOptions options, AgentClient agent, DeviceDescription found, DeviceDescription set, BoardSetting setting)
    {
        _options = options;
        _setting = setting;
        _runtime = RuntimeChoice.Of(options, set);
        Agent = agent;
        Found = found;
        Description = setting.IsMet ? set : set with { ConditionNotes = [.. set.ConditionNotes ?? [], .. setting.Notes] };
        Bench = new WatchedDevice(agent, set.PowerMode, setting);
    }

    /// <summary>The device's name.</summary>
    public string Name => _options.Name;

    public AgentClient Agent { get; }

    /// <summary>The agent, with an eye on the board's conditions: whatever is measured is measured with it.</summary>
    public IBenchDevice Bench { get; }

    /// <summary>The device as it is measured.</summary>
    public DeviceDescription Description { get; }

    /// <summary>The device before it was set as this session wants it.</summary>
    public DeviceDescription Found { get; }

    /// <exception cref="ProfilerException">The device is unknown, or its agent does not start.</exception>
    public static async Task<DeviceSession> OpenAsync(DeviceOptions options, ProfilerDatabase database, CancellationToken cancellationToken)
    {
        if (options.Name != DeviceOptions.Local)
        {
            throw NameSuggestion.Unknown("device", options.Name, [DeviceOptions.Local]);
        }

        return await OpenAsync(options, ChildProcessTransport.Start(AgentLocator.Path), database, cancellationToken);
    }

    /// <summary>With an agent at the far end of any transport.</summary>
    /// <exception cref="ProfilerException">The agent does not answer.</exception>
    public static async Task<DeviceSession> OpenAsync(
        DeviceOptions options, IAgentTransport transport, ProfilerDatabase database, CancellationToken cancellationToken) =>
        await OpenAsync(options, await AgentClient.ConnectAsync(transport, cancellationToken), database, cancellationToken);

    /// <summary>With an agent that has said hello; the session ends it.</summary>
    /// <exception cref="ProfilerException">
    /// The agent does not answer, the device has fewer processors than threads are asked for, or no such runtime, precision,
    /// power mode or clock.
    /// </exception>
    public static async Task<DeviceSession> OpenAsync(
        DeviceOptions options, AgentClient agent, ProfilerDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            DeviceDescription found = await agent.DescribeAsync(cancellationToken);
            RuntimeChoice.RequirePrecision(options, found);
            BoardSetting setting = await SetAsync(options, agent, cancellationToken);
            DeviceDescription set = IsSet(options) ? await agent.DescribeAsync(cancellationToken) : found;
            var session = new DeviceSession(options, agent, found, set, setting);
            session.RequireThreads();
            await database.Targets.RecordDeviceAsync(options.Name, session.Description);
            return session;
        }
        catch
        {
            await agent.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets the board as it is wanted; the agent puts it back when the session ends it.</summary>
    private static async Task<BoardSetting> SetAsync(DeviceOptions options, AgentClient agent, CancellationToken cancellationToken) =>
        options.Conditions is { } wanted && (wanted.SetsAnything || wanted.CoolDownBelowCelsius is not null)
            ? BoardSetting.Of(wanted, await agent.SetConditionsAsync(wanted, cancellationToken))
            : BoardSetting.AsItIs;

    private static bool IsSet(DeviceOptions options) => options.Conditions is { SetsAnything: true };

    /// <summary>Threads that wait for a processor make times that no table and no reference can be compared with.</summary>
    private void RequireThreads()
    {
        if (_options.Threads > Description.ProcessorCount)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{_options.Threads} threads were asked for and '{_options.Name}' has {Description.ProcessorCount} processors.",
                $"Pass --threads {Description.ProcessorCount} or fewer.");
        }
    }

    public Target TargetFor(int batch) => new(
        _options.Name, _runtime.Name, _runtime.Version, _options.Provider, _options.Precision, batch, _options.Threads, Mode);

    /// <summary>Latencies in another power mode, or on small pages, are higher and of another spread: they are of another target.</summary>
    private string Mode => (Description.PowerMode ?? Target.DefaultPowerMode) + _setting.ClocksLabel
        + (Description.MemoryPages == DeviceDescription.HugePages ? string.Empty : "-small-pages");

    /// <exception cref="ProfilerException">The runtime has no profiles that kernels' times could be taken from.</exception>
    public void RequireProfiles()
    {
        if (_runtime.Name == DeviceDescription.NullRuntime)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{Name}' runs the null runtime, which computes nothing and so has no profiles of kernels.",
                "Choose another device, or start its agent without PROFILER_RUNTIME=null.");
        }
    }

    public Workload Workload(string sha256) =>
        Measurement.Visits.Workload.OfFixedShape(sha256, _options.Provider, _options.Threads) with { Precision = _options.Precision };

    /// <summary>What the runtime makes of a model, which is brought there and not needed afterwards.</summary>
    /// <exception cref="ProfilerException">As <see cref="AgentClient.ReadGraphAsync"/>.</exception>
    public async Task<RuntimeGraph> ReadGraphAsync(Workload workload, ReadOnlyMemory<byte> onnx, CancellationToken cancellationToken)
    {
        await Agent.EnsureModelAsync(workload.ModelSha256, onnx, cancellationToken);
        try
        {
            RuntimeGraph graph = await Agent.ReadGraphAsync(workload, cancellationToken);
            await ReleaseAsync(workload.ModelSha256, cancellationToken);
            return graph;
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.ModelRejected)
        {
            await ReleaseAsync(workload.ModelSha256, cancellationToken);
            throw;
        }
    }

    /// <summary>Lets a model make room for others, but for the reference, which every visit needs.</summary>
    public Task ReleaseAsync(string sha256, CancellationToken cancellationToken) => sha256 == ReferenceNetwork.Export.Sha256
        ? Task.CompletedTask
        : Agent.ReleaseModelAsync(sha256, cancellationToken);

    /// <summary>
    /// The reference with its latency on the target: measured the first time, then read, so that the numbers of
    /// different days are on one scale.
    /// </summary>
    public async Task<CalibratedReference> ReferenceAsync(Target target, ProfilerDatabase database, CancellationToken cancellationToken)
    {
        string sha256 = ReferenceNetwork.Export.Sha256;
        Workload workload = Workload(sha256);
        await Agent.EnsureModelAsync(sha256, ReferenceNetwork.Export.Bytes, cancellationToken);
        if (_options.Conditions?.SoakSeconds is { } seconds && !_isSoaked)
        {
            await Soak.RunAsync(Bench, workload, seconds, cancellationToken);
            _isSoaked = true;
        }

        if (await database.Targets.ReferenceMsAsync(target, sha256) is { } known)
        {
            return new CalibratedReference(workload, known);
        }

        var visits = new List<Visit>();
        for (int request = 0; request < CalibrationRequests; request++)
        {
            VisitRequest[] requests =
            [
                .. Enumerable.Range(0, CalibrationVisits).Select(visit => new VisitRequest(
                    "reference", request, workload, Profiled: false, Reference: null, ReferenceRuns: 0, WarmupRuns: 1, CalibrationRuns))
            ];
            await foreach (Visit visit in Bench.RunAsync(requests, cancellationToken))
            {
                visits.Add(visit);
            }
        }

        double found = ReferenceCalibration.Of(workload, visits).LatencyMs;
        double ms = await database.Targets.CalibrateAsync(target, sha256, found);
        return new CalibratedReference(workload, ms);
    }

    /// <summary>Begins a job on this device, or goes on with it where it was interrupted.</summary>
    /// <exception cref="ProfilerException">It was interrupted in another power mode, and nobody asked for the present one.</exception>
    public Task<BegunJob> BeginAsync(ProfilerDatabase database, JobSpec spec) =>
        database.Jobs.BeginOrResumeAsync(spec, _options.Conditions?.PowerMode is null ? Description.PowerMode : null);

    public async ValueTask DisposeAsync()
    {
        if (IsSet(_options))
        {
            await PutBackAsync();
        }

        await Agent.DisposeAsync();
    }

    /// <summary>An agent that ends puts the board back by itself; asked before, it is not ended in the middle of that for being slow.</summary>
    private async Task PutBackAsync()
    {
        using var patience = new CancellationTokenSource(PutBackPatience);
        try
        {
            await Agent.SetConditionsAsync(new WantedConditions(), patience.Token);
        }
        catch (Exception error) when (error is ProfilerException or OperationCanceledException)
        {
            // The agent is lost or hangs; where it cannot put the board back any more, the next one does and says so.
        }
    }
}
