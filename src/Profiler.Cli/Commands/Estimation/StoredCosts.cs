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

    /// <summary>The device's table that answers for the space at the input; null where there is none.</summary>
    public static async Task<LookupTable?> TableAsync(
        IWorkplaceTables tables, SearchSpace space, TensorShape input, DeviceOptions device, CancellationToken cancellationToken)
    {
        var query = new TableQuery(space.Fingerprint, input);
        TableSummary? answering = (await tables.FindAsync(query, cancellationToken)).Answering().FirstOrDefault(table => device.IsOf(table.Target));
        return answering is null ? null : await tables.GetAsync(answering.Id, cancellationToken);
    }

    /// <summary>Options for another use of the same device that a table of the space at the input is of; null where there is none.</summary>
    public static async Task<string?> OtherUseAsync(
        IWorkplaceTables tables, SearchSpace space, TensorShape input, DeviceOptions device, CancellationToken cancellationToken)
    {
        var query = new TableQuery(space.Fingerprint, input);
        Target? other = (await tables.FindAsync(query, cancellationToken)).Answering()
            .Select(table => table.Target).FirstOrDefault(target => target.Device == device.Name);
        if (other is null)
        {
            return null;
        }

        DeviceOptions inItsPrecision = device with { Precision = other.Precision };
        return (other.Precision == device.Precision ? "" : $" --precision {other.Precision}")
            + (inItsPrecision.IsOf(other) ? "" : $" --provider {other.Provider} --threads {other.Threads}");
    }
}
