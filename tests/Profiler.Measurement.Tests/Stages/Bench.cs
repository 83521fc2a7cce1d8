using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Testing;
using Profiler.Testing.Latency;

namespace Profiler.Measurement.Tests.Stages;

/// <summary>A measurement of synthetic workloads, and everything that was seen of it.</summary>
internal sealed class Bench
{
    public const double ReferenceMs = 4;

    private static readonly Workload Reference = Workload.OfFixedShape("reference", "cpu", 1);

    private readonly List<Visit> _stored = [];
    private readonly List<MeasurementProgress> _progress = [];

    /// <param name="host">Effects that all runs share.</param>
    /// <param name="workloads">One item each, with the model's name as its id.</param>
    public Bench(IEnumerable<ILatencyEffect> host, params SyntheticWorkload[] workloads)
    {
        Device = new SyntheticDevice(
            new FakeClock(), host, [new SyntheticWorkload("reference", ReferenceMs, new Noise(1, 0.01)), .. workloads]);
        Items = [.. workloads.Select(workload => new MeasurementItem(
            workload.ModelSha256, Workload.OfFixedShape(workload.ModelSha256, "cpu", 1)))];
    }

    public SyntheticDevice Device { get; }

    public IReadOnlyList<MeasurementItem> Items { get; init; }

    public MeasurementPlan Plan { get; init; } = new(Seed: 7);

    public bool HasReference { get; init; } = true;

    /// <summary>Called with each visit before it is stored.</summary>
    public Action<Visit> OnVisit { get; set; } = _ => { };

    public IReadOnlyList<Visit> Stored => _stored;

    public IReadOnlyList<MeasurementProgress> Progress => _progress;

    public Task<IReadOnlyList<MeasurementResult>> RunAsync(CancellationToken cancellationToken = default)
    {
        var measurement = new InterleavedMeasurement(Device, visit =>
        {
            OnVisit(visit);
            _stored.Add(visit);
            return ValueTask.CompletedTask;
        });
        CalibratedReference? reference = HasReference ? new CalibratedReference(Reference, ReferenceMs) : null;
        return measurement.RunAsync(
            new MeasurementJob(Items, reference, Plan), [.. _stored], new ProgressList(_progress), cancellationToken);
    }

    /// <summary>System.Progress reports on other threads; this one in its place.</summary>
    private sealed class ProgressList(List<MeasurementProgress> list) : IProgress<MeasurementProgress>
    {
        public void Report(MeasurementProgress value) => list.Add(value);
    }
}
