using Profiler.CostModels.Building;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Profiling;

/// <summary>Times each distinct block alone, and one whole network for what lies outside the blocks.</summary>
internal sealed class IsolatedProfile(JobRunner runner, DeviceSession device, ProfileRequest request)
{
    private const int WeightSeed = 0;
    private const string AnchorItem = "anchor";

    public async Task<FilledTable> RunAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Architecture anchor = Cheapest();
        List<JobModel> models = [Model(AnchorItem, NetworkFactory.FromArchitecture(anchor), request.Input)];
        models.AddRange(IsolatedBlocks.Of(request.Space, request.Input).Select(block => Model(block.Key, block.Value.Network, block.Value.Input)));
        var plan = new MeasurementPlan(request.Seed, request.Budget)
        {
            MinRounds = ProfileDefaults.IsolatedMinRounds,
            MaxRounds = ProfileDefaults.IsolatedMaxRounds,
            TargetRelativeHalfWidth = ProfileDefaults.IsolatedTargetRelativeHalfWidth,
        };
        var report = progress is null ? null : new Progress<MeasurementProgress>(state => progress.Report(Report(state)));
        MeasuredItems measured = await runner.MeasureAsync(models, plan, report, cancellationToken);
        var blocks = measured.Results.ToDictionary(result => result.Key, result => result.Value.LatencyMs);
        var whole = new AnchorNetwork(anchor, blocks[AnchorItem].Median);
        return new FilledTable(
            subject => IsolatedTableBuilder.Build(subject, blocks, whole), measured.DeviceMs, Networks: 1, Notes: []);
    }

    /// <summary>The architecture with the least work in its slots, so that the rest stands out.</summary>
    private Architecture Cheapest()
    {
        var work = new BlockWork(request.Space, request.Input);
        return Architecture.FromIndices(request.Space, [.. request.Space.Slots.Select(slot => (byte)Enumerable.Range(0, slot.Candidates.Length)
            .MinBy(candidate => work.Of(slot.Index, candidate).Macs))]);
    }

    private JobModel Model(string id, Network network, TensorShape input)
    {
        OnnxExport export = OnnxExporter.Export(ShapedGraph.Lay(network, input), new SeededWeights(WeightSeed));
        return new JobModel(new MeasurementItem(id, device.Workload(export.Sha256)), network.Name, export.Bytes);
    }

    private JobProgress Report(MeasurementProgress state)
    {
        double fraction = Math.Min(1, (state.RoundsDone + 0.5) / (ProfileDefaults.IsolatedMaxRounds + 1));
        return new JobProgress($"Measuring the blocks of {request.Space.Name} alone", fraction, state.Remaining);
    }
}
