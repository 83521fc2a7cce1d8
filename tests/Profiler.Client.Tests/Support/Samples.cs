using Profiler.Fleet.Measuring;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.Client.Tests.Support;

/// <summary>A small network, and made-up figures of it.</summary>
internal static class Samples
{
    private const string SpaceText = """
        {
          "schema": "profiler-space/1",
          "name": "tiny",
          "input": "1x3x32x64",
          "stem": { "channels": 8, "stride": 2 },
          "stages": [{ "channels": 8, "repeats": 1, "stride": 1 }],
          "candidates": [{ "block": "inverted_residual", "name": "k3_e1", "kernel": 3, "expansion": 1 }],
          "head": { "kind": "classifier", "channels": 32, "classes": 10 }
        }
        """;

    public static readonly SearchSpace Space = SearchSpaceJson.Parse(SpaceText, "tiny.json");

    public static readonly Target Target = new(TestCoordinator.Board, "ort", "1.29.0", "cpu", "fp32", Batch: 1, Threads: 1);

    public static Subject Network { get; } = SubjectFactory.FromNetwork(
        NetworkFactory.FromArchitecture(Architecture.FromIndices(Space, [0], "mine")), Space.DefaultInput);

    /// <summary>The same as if it came from a file.</summary>
    public static Subject File { get; } = Network with { Architecture = null };

    public static MeasuredSubject Measured(Subject subject) => new(
        subject,
        Target,
        new MeasurementResult(
            subject.Name, new LatencyStatistics(1.25, 1.2, 1.3, 1.4, 1.26, 0.5, 2.5, Samples: 40, Visits: 10, BadVisits: 1), Grade.A, Findings.Drift),
        Estimate: null,
        MjPerInference: null);
}
