using Profiler.Measurement.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Shapes;
using Profiler.Store.Jobs;
using Profiler.Store.Measurements;

namespace Profiler.Store.CrashWriter;

/// <summary>Made-up records for storing; what is in them follows from what they are called.</summary>
public static class Samples
{
    public static readonly Target Target = new("bench", "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 2);

    public static readonly DeviceDescription Device = new(
        "0.1.0", "host", "Linux", "10.0.0", "ort", "1.29.0", ["cpu"], "A processor", ["avx2", "fma"],
        ProcessorCount: 2, MemoryBytes: 8L << 30, "0-1", Governor: null, MaxFrequencyMhz: 2999.5, ["governor: no such file"]);

    public static readonly DateTimeOffset Day = new(2025, 3, 1, 12, 30, 15, 123, TimeSpan.FromHours(2));

    public static JobSpec Job(int seed = 1) =>
        new("profile", "squeezenas-small", new string('a', 64), new TensorShape(1, 3, 256, 512), Target, seed);

    public static MeasurementItem Item(int number) =>
        new($"item-{number:D4}", Workload.OfFixedShape($"{number:x64}", "cpu", threads: 2));

    public static Visit Visit(string itemId, int round, KernelProfile? kernels = null) => new(
        itemId,
        round,
        Day.AddSeconds(round),
        [1.0 / 3, 0.1 + 0.2],
        [round + 0.7, double.Epsilon, double.MaxValue],
        [Math.PI],
        DeviceMs: 10.1,
        new VisitConditions(0.25, StolenMs: null, FrequencyMhz: 2400.125, TemperatureCelsius: null),
        kernels);

    public static NewMeasurement Measurement(string itemId, double medianMs = 1.0 / 3) => new(
        new MeasurementResult(
            itemId,
            new LatencyStatistics(medianMs, 0.3, 0.4, 0.5, 0.6, 0.1 + 0.2, Math.E, Samples: 40, Visits: 8, BadVisits: 1),
            Grade.B,
            Findings.BadVisits | Findings.Drift),
        new MeasurementPlan(Seed: 7, TimeSpan.FromSeconds(90)) { MaxRounds = 30 },
        new MeasurementProvenance("0.1.0", new string('b', 64), Device));
}
