using System.Runtime.CompilerServices;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Conditions;

/// <summary>
/// A device whose visits show whether it stayed as it was set: one in which a clock fell is marked and so made again,
/// one in another power mode ends the work.
/// </summary>
/// <param name="powerMode">The mode in which the work began; null where the board has none.</param>
public sealed class WatchedDevice(IBenchDevice device, string? powerMode, BoardSetting setting) : IBenchDevice
{
    /// <summary>Visits that say what a clock is which nobody gave a number.</summary>
    private const int LeastVisits = 4;

    private readonly Dictionary<ClockDomain, List<double>> _seen = [];

    public Task<DeviceDescription> DescribeAsync(CancellationToken cancellationToken) => device.DescribeAsync(cancellationToken);

    /// <exception cref="ProfilerException">The power mode is another than at the beginning (<see cref="ErrorCode.Mismatch"/>); as the device's own.</exception>
    public async IAsyncEnumerable<Visit> RunAsync(
        IReadOnlyList<VisitRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Visit visit in device.RunAsync(requests, cancellationToken))
        {
            RequireMode(visit);
            yield return visit with
            {
                Conditions = visit.Conditions with { ClockFell = HasFallen(visit.Conditions), IsUnmet = !setting.IsMet },
            };
        }
    }

    private void RequireMode(Visit visit)
    {
        if (visit.Conditions.PowerMode is { } now && powerMode is not null && now != powerMode)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The board changed from the power mode {powerMode} to {now} during '{visit.ItemId}' of round {visit.Round}.",
                $"What was measured before is kept. See who sets the mode, set it to {powerMode} again, and run the same again to go on.");
        }
    }

    private bool HasFallen(VisitConditions conditions)
    {
        bool hasFallen = false;
        foreach (HeldClock clock in setting.Held)
        {
            if ((clock.Domain == ClockDomain.Gpu ? conditions.GpuFrequencyMhz : conditions.FrequencyMhz) is { } mhz)
            {
                hasFallen |= mhz < (1 - MeasurementDefaults.HeldClockTolerance) * (clock.Mhz ?? Usual(clock.Domain, mhz));
            }
        }

        return hasFallen;
    }

    private double Usual(ClockDomain domain, double mhz)
    {
        List<double> seen = _seen.TryGetValue(domain, out List<double>? known) ? known : _seen[domain] = [];
        seen.Add(mhz);
        return seen.Count < LeastVisits ? mhz : Quantiles.Median(seen);
    }
}
