using Profiler.CostModels.Building;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Architectures;
using Profiler.Networks.Blocks;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Profiling;

/// <summary>
/// Profiles groups of designed networks until the budget is used. Each group shows every candidate of every slot
/// once; each of its networks is profiled and, in visits of their own, timed as a whole.
/// </summary>
internal sealed class InContextProfile(JobRunner runner, DeviceSession device, ProfileRequest request, CalibratedReference reference)
{
    /// <summary>Weights do not change a convolution's time; one seed serves all.</summary>
    private const int WeightSeed = 0;
    private const string OverheadItem = "overhead";
    private const double FewGoodVisits = 0.7;

    public async Task<FilledTable> RunAsync(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        device.RequireProfiles();
        int group = request.Space.Slots.Max(slot => slot.Candidates.Length);
        IReadOnlyList<Architecture> design =
            new ArchitectureSampler(request.Space, request.Seed).Latin(group * ProfileDefaults.MaxWaves);
        var networks = new List<ProfiledNetwork>();
        double overheadMs = 0;
        double deviceMs = 0;
        double longestMs = 0;
        int visits = 0;
        int bad = 0;
        for (int wave = 0; wave < ProfileDefaults.MaxWaves && (wave == 0 || deviceMs + longestMs <= request.Budget.TotalMilliseconds); wave++)
        {
            Architecture[] members = [.. design.Skip(wave * group).Take(group)];
            MeasuredItems measured = await MeasureAsync(wave, members, deviceMs, progress, cancellationToken);
            networks.AddRange(members.Select((architecture, i) => Network(architecture, Name(wave, i), measured)));
            overheadMs = wave == 0 ? measured.Results[OverheadItem].LatencyMs.Median : overheadMs;
            deviceMs += measured.DeviceMs;
            longestMs = Math.Max(longestMs, measured.DeviceMs);
            visits += measured.Visits.Count;
            bad += measured.Results.Values.Sum(result => result.LatencyMs.BadVisits);
        }

        double good = 1 - (bad / (double)visits);
        string[] notes = good < FewGoodVisits ? [$"only {good:P0} of the visits were good: the host changed speed in the others"] : [];
        return new FilledTable(
            subject => InContextTableBuilder.Build(subject, networks, overheadMs), deviceMs, networks.Count, notes);
    }

    private Task<MeasuredItems> MeasureAsync(
        int wave, Architecture[] members, double spentMs, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var models = new List<JobModel>();
        if (wave == 0)
        {
            models.Add(Overhead());
        }

        for (int i = 0; i < members.Length; i++)
        {
            OnnxExport export = OnnxExporter.Export(
                ShapedGraph.Lay(NetworkFactory.FromArchitecture(members[i]), request.Input), new SeededWeights(WeightSeed));
            Workload workload = device.Workload(export.Sha256);
            string name = Name(wave, i);
            models.Add(new JobModel(new MeasurementItem(Profile(name), workload, Profiled: true), members[i].Name, export.Bytes));
            models.Add(new JobModel(new MeasurementItem(name, workload), members[i].Name, export.Bytes));
        }

        var plan = new MeasurementPlan(request.Seed + wave, request.Budget - TimeSpan.FromMilliseconds(spentMs))
        {
            MinRounds = ProfileDefaults.RoundsPerWave,
            MaxRounds = ProfileDefaults.RoundsPerWave,
        };
        var report = progress is null ? null : new Progress<MeasurementProgress>(state => progress.Report(Report(wave, spentMs, state)));
        return runner.MeasureAsync(models, plan, report, cancellationToken);
    }

    /// <summary>A network of one copy: its time is what the runtime costs for a run.</summary>
    private JobModel Overhead()
    {
        var one = new TensorShape(1, 1, 1, 1);
        Network identity = NetworkFactory.FromBlock(OverheadItem, new BlockBuilder(Block.Input).Build(Block.Input), one.Channels, one);
        OnnxExport export = OnnxExporter.Export(ShapedGraph.Lay(identity, one), new SeededWeights(WeightSeed));
        return new JobModel(new MeasurementItem(OverheadItem, device.Workload(export.Sha256)), OverheadItem, export.Bytes);
    }

    private ProfiledNetwork Network(Architecture architecture, string name, MeasuredItems measured)
    {
        Visit[] profiled = [.. measured.Visits.Where(visit => visit.ItemId == Profile(name))];
        SectionProfile profile = KernelAttribution.Attribute(
            architecture, profiled, reference, MeasurementDefaults.ReferenceTolerance);
        MeasurementResult timed = measured.Results[name];
        long macs = LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), request.Input)).Macs;
        return new ProfiledNetwork(architecture, profile, timed.LatencyMs.Visits > 0 ? timed.LatencyMs.Median : null, macs);
    }

    private JobProgress Report(int wave, double spentMs, MeasurementProgress state)
    {
        double budgetMs = request.Budget.TotalMilliseconds;
        double waveLeftMs = state.Remaining?.TotalMilliseconds ?? budgetMs;
        double waveMs = spentMs > 0 ? spentMs / wave : 0;
        double wavesLeft = wave == 0 ? 0 : Math.Floor(Math.Max(0, budgetMs - spentMs - waveMs) / waveMs);
        double leftMs = wave == 0 ? Math.Max(waveLeftMs, budgetMs - waveLeftMs) : waveLeftMs + (Math.Min(wavesLeft, ProfileDefaults.MaxWaves - wave - 1) * waveMs);
        double doneMs = spentMs + Math.Max(0, waveMs - waveLeftMs);
        return new JobProgress($"Profiling {request.Space.Name}, group {wave + 1}", doneMs / (doneMs + leftMs), TimeSpan.FromMilliseconds(leftMs));
    }

    private static string Name(int wave, int index) => $"group{wave + 1}-network{index + 1:D2}";

    private static string Profile(string name) => $"{name}-profile";
}
