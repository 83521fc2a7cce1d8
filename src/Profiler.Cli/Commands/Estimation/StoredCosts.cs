using Profiler.CostModels.Analytical;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Store.Tables;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>Looks up what a workplace keeps of costs on a device; runs nothing.</summary>
public static class StoredCosts
{
    /// <summary>The newest measurement of exactly this model; null where the device never ran it.</summary>
    public static async Task<StoredCost?> OfMeasurementAsync(
        IWorkplace workplace, Subject subject, DeviceOptions device, CancellationToken cancellationToken)
    {
        if (await workplace.FindMeasurementAsync(subject.Sha256, subject.Batch, device, cancellationToken) is not { } measured)
        {
            return null;
        }

        LatencyStatistics ms = measured.LatencyMs;
        var estimate = new CostEstimate(ms.Median, ms.Low, ms.High, EstimateSource.Measured, 1, measured.JobId);
        return new StoredCost(measured.Target, estimate, Origin: null);
    }

    /// <summary>
    /// How to ask for the device's tables of the space at the input that are of another provider, precision or number
    /// of threads; null where it has none.
    /// </summary>
    public static async Task<string?> OtherUsesAsync(
        IWorkplaceTables tables, SearchSpace space, TensorShape input, DeviceOptions device, CancellationToken cancellationToken)
    {
        var query = new TableQuery(space.Fingerprint, input);
        string[] others = [.. (await tables.FindAsync(query, cancellationToken)).Answering()
            .Where(table => table.Target.Device == device.Name && !device.IsOf(table.Target))
            .Select(table => $"'{Asking(table.Target, device)}'")
            .Distinct()];
        return others.Length == 0 ? null : $"The device has a table of another kind: ask with {string.Join(" or ", others)}.";
    }

    /// <summary>A data sheet's table answers for any provider and any threads: only its precision is to be asked for.</summary>
    private static string Asking(Target target, DeviceOptions device)
    {
        bool isSheet = RooflineTarget.Is(target);
        (bool Differs, string Option)[] options =
        [
            (!isSheet && target.Provider != device.Provider, $"--provider {target.Provider}"),
            (target.Precision != device.Precision, $"--precision {target.Precision}"),
            (!isSheet && target.Threads != device.Threads, $"--threads {target.Threads}"),
        ];
        return string.Join(' ', options.Where(option => option.Differs).Select(option => option.Option));
    }

    /// <summary>The device's table that answers for the space at the input; null where there is none.</summary>
    public static async Task<LookupTable?> TableAsync(
        IWorkplaceTables tables, SearchSpace space, TensorShape input, DeviceOptions device, CancellationToken cancellationToken)
    {
        var query = new TableQuery(space.Fingerprint, input);
        TableSummary? answering = (await tables.FindAsync(query, cancellationToken)).Answering().FirstOrDefault(table => device.IsOf(table.Target));
        return answering is null ? null : await tables.GetAsync(answering.Id, cancellationToken);
    }
}
