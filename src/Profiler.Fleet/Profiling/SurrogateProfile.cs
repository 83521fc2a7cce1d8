using Profiler.CostModels.Surrogates;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Surrogates;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Weights;
using Profiler.Store;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Profiling;

/// <summary>Reads the graphs of designed networks, without running them, and lets the device's surrogate say what their kernels cost.</summary>
internal sealed class SurrogateProfile(ProfilerDatabase database, DeviceSession device, ProfileRequest request)
{
    private const int WeightSeed = 0;

    public async Task<FilledTable> RunAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Target target = device.TargetFor(request.Input.Batch);
        var options = DeviceOptions.Of(target);
        SurrogateSummary summary = await SurrogateFinder.FindAsync(database, options) ?? throw SurrogateEstimator.None(options);
        SurrogateGuard.Require(summary, target);
        int group = request.Space.Slots.Max(slot => slot.Candidates.Length);
        var networks = new List<(Architecture Architecture, RuntimeGraph Graph)>();
        foreach (Architecture architecture in new ArchitectureSampler(request.Space, request.Seed).Latin(group * ProfileDefaults.PredictedGroups))
        {
            double done = networks.Count / (double)(group * ProfileDefaults.PredictedGroups);
            progress?.Report(new JobProgress($"Reading graphs of {request.Space.Name}", done, null));
            networks.Add((architecture, await GraphAsync(architecture, cancellationToken)));
        }

        byte[] content = await database.Surrogates.ReadAsync(summary.Id);
        return new FilledTable(
            subject =>
            {
                using Surrogate surrogate = SurrogateFinder.Read(content, summary, database);
                return SurrogateTableBuilder.Build(subject, surrogate, networks);
            },
            DeviceMs: 0,
            networks.Count,
            [$"predicted by the surrogate {summary.Id}; nothing of the space was measured"]);
    }

    private async Task<RuntimeGraph> GraphAsync(Architecture architecture, CancellationToken cancellationToken)
    {
        OnnxExport export = OnnxExporter.Export(
            ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), request.Input), new SeededWeights(WeightSeed));
        return await device.ReadGraphAsync(device.Workload(export.Sha256), export.Bytes, cancellationToken);
    }
}
