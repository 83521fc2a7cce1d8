using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Store.Tables;

namespace Profiler.Fleet.Onboarding;

/// <summary>What a workplace knows of a space from other devices, other uses of this one, and other inputs.</summary>
internal static class OnboardingSources
{
    /// <summary>The newest table of each target and input, profiled or of a data sheet, but the one that is to be learnt.</summary>
    public static async Task<ImmutableArray<OnboardingSource>> FindAsync(
        IWorkplaceTables tables, OnboardingRequest request, DeviceOptions device, CancellationToken cancellationToken)
    {
        IEnumerable<TableSummary> others = (await tables.FindAsync(new TableQuery(request.Space.Fingerprint), cancellationToken))
            .Where(table => table.Method == FillMethod.Roofline
                || (table.Method == FillMethod.InContext && !(device.IsOf(table.Target) && table.Input == request.Input)))
            .DistinctBy(table => (table.Target.Id, table.Input));
        var sources = ImmutableArray.CreateBuilder<OnboardingSource>();
        foreach (TableSummary other in others)
        {
            sources.Add(new OnboardingSource(NameOf(other), await tables.GetAsync(other.Id, cancellationToken)));
        }

        return sources.ToImmutable();
    }

    /// <summary>What the sources' tables say of each architecture, and what analytic tables of the input say.</summary>
    public static TransferSources Of(
        OnboardingRequest request, TransferSpace space, IReadOnlyList<OnboardingSource> sources, IReadOnlyList<Architecture> pool)
    {
        byte[] choices = [.. pool.SelectMany(architecture => architecture.Choices)];
        return new TransferSources(
            space.Encoder,
            [.. pool.Select(space.Encoder.Encode)],
            [
                .. sources.Select(source => new DeviceLatencies(source.Name, Latencies(source, request, choices, pool.Count))
                {
                    Family = source.Name,
                    Costs = (space.Encoder as SlotEncoder)?.CostsOf(source.Table),
                }),
            ],
            space.AnalyticTables);
    }

    private static ImmutableArray<double> Latencies(OnboardingSource source, OnboardingRequest request, byte[] choices, int count)
    {
        double[] latencies = new double[count];
        new TableCostModel(source.Table, request.Space).Estimate(choices, latencies, new double[count]);
        return [.. latencies];
    }

    private static string NameOf(TableSummary table)
    {
        Target target = table.Target;
        string mode = target.PowerMode == Target.DefaultPowerMode ? "" : $" {target.PowerMode}";
        return $"{target} t{target.Threads}{mode} {target.RuntimeVersion} at {table.Input}";
    }
}
