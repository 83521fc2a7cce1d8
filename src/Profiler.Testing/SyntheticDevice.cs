using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Profiler.Measurement.Devices;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing.Latency;

namespace Profiler.Testing;

/// <summary>
/// A device whose latencies are computed: nothing runs, the fake clock moves by what would have. The same seeds and
/// the same requests give the same visits.
/// </summary>
public sealed class SyntheticDevice : IBenchDevice
{
    public const string RuntimeVersion = "1.0.0";

    private readonly FakeClock _clock;
    private readonly ILatencyEffect[] _host;
    private readonly Dictionary<string, LoadedModel> _models;
    private readonly List<VisitRequest> _made = [];

    /// <param name="clock">Moved by what the device does.</param>
    /// <param name="host">Effects that all runs share, the reference's too.</param>
    public SyntheticDevice(
        FakeClock clock, IEnumerable<ILatencyEffect> host, IEnumerable<SyntheticWorkload> workloads)
    {
        _clock = clock;
        _host = [.. host];
        _models = workloads.ToDictionary(workload => workload.ModelSha256, workload => new LoadedModel(workload));
        _models.TryAdd(Workload.NullModel, new LoadedModel(new SyntheticWorkload(Workload.NullModel, BaseMs: 0.00002)));
    }

    /// <summary>Visits after which the device is lost, until this is set anew; null for never.</summary>
    public int? FailsAfterVisits { get; set; }

    /// <summary>What every visit reports as its conditions.</summary>
    public VisitConditions Conditions { get; init; } = new(LoadAverage: 0, StolenMs: 0, FrequencyMhz: 3000, TemperatureCelsius: 50);

    /// <summary>The visits made so far, in their order.</summary>
    public IReadOnlyList<VisitRequest> Made => _made;

    public Task<DeviceDescription> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new DeviceDescription(
        AgentVersion: "0.1.0",
        HostName: "synthetic",
        OperatingSystem: "Synthetic 1",
        DotNetVersion: "10.0.0",
        Runtime: "synthetic",
        RuntimeVersion: RuntimeVersion,
        Providers: ["cpu"],
        ProcessorModel: "Synthetic processor",
        ProcessorFlags: ["avx2", "fma"],
        ProcessorCount: 2,
        MemoryBytes: 4L << 30,
        Affinity: "0-1",
        Governor: "performance",
        MaxFrequencyMhz: 3000,
        Unreadable: []));

    public async IAsyncEnumerable<Visit> RunAsync(
        IReadOnlyList<VisitRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (VisitRequest request in requests)
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            if (_made.Count >= FailsAfterVisits)
            {
                throw new ProfilerException(
                    ErrorCode.DeviceFailed, $"The device was lost after {_made.Count} visits.", "Connect it again.");
            }

            _made.Add(request);
            yield return Make(request);
        }
    }

    /// <summary>The graph that was given for a workload's model.</summary>
    /// <exception cref="ProfilerException">There is no such model.</exception>
    public RuntimeGraph ReadGraph(Workload workload) => Model(workload).Workload.Graph;

    private Visit Make(VisitRequest request)
    {
        DateTimeOffset startedAt = _clock.GetUtcNow();
        TimeSpan start = _clock.Elapsed;
        LoadedModel model = Model(request.Workload);
        LoadedModel? reference = request.Reference is { } workload ? Model(workload) : null;
        ImmutableArray<double> before = Reference(reference, request);
        Load(model);
        Runs(model, request.WarmupRuns);
        ImmutableArray<double> samples = Runs(model, request.Runs);
        model.LeaveVisit();
        ImmutableArray<double> after = Reference(reference, request);
        return new Visit(
            request.ItemId,
            request.Round,
            startedAt,
            before,
            samples,
            after,
            (_clock.Elapsed - start).TotalMilliseconds,
            Conditions,
            request.Profiled ? model.Profile(samples) : null);
    }

    private LoadedModel Model(Workload workload) => _models.TryGetValue(workload.ModelSha256, out LoadedModel? model)
        ? model
        : throw NameSuggestion.Unknown("model", workload.ModelSha256, _models.Keys);

    private void Load(LoadedModel model)
    {
        if (model.Visits == 0)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(model.Workload.LoadMs));
        }
    }

    private ImmutableArray<double> Reference(LoadedModel? reference, VisitRequest request)
    {
        if (reference is null)
        {
            return [];
        }

        Load(reference);
        Runs(reference, 1);
        ImmutableArray<double> runs = Runs(reference, request.ReferenceRuns);
        reference.LeaveVisit();
        return runs;
    }

    private ImmutableArray<double> Runs(LoadedModel model, int count)
    {
        var samples = ImmutableArray.CreateBuilder<double>(count);
        for (int i = 0; i < count; i++)
        {
            Moment moment = model.Next(_clock.Elapsed.TotalSeconds);
            double ms = model.LatencyMs(moment) * _host.Aggregate(1.0, (factor, effect) => factor * effect.Factor(moment));
            _clock.Advance(TimeSpan.FromMilliseconds(ms));
            samples.Add(ms);
        }

        return samples.MoveToImmutable();
    }
}
