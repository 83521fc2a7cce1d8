using Profiler.Measurement.Energy;
using Profiler.Measurement.Visits;
using Profiler.Store.CrashWriter;
using Profiler.Store.Energy;

namespace Profiler.Store.Tests.Support;

/// <summary>Made-up energy passes.</summary>
internal static class EnergySamples
{
    public static NewEnergyMeasurement Measurement(double mj = 1.0 / 3, EnergyInterval? idleMw = null) => new(
        new EnergySummary(
            new EnergyInterval(mj, 0.3, 0.4),
            NetMjPerInference: null,
            new EnergyInterval(12_000.1, 11_900, 12_100),
            idleMw,
            [new RailEnergy("ina3221/cpu", true, new EnergyInterval(0.1 + 0.2, 0.2, 0.4), new EnergyInterval(9000, 8900, 9100), idleMw, 100)],
            MsPerInference: Math.PI,
            Runs: 1000,
            WindowSeconds: 10.25,
            PassSeconds: 22,
            UpdatePeriodMs: 100,
            Drift: -0.01,
            EnergyFindings.NoIdle | EnergyFindings.Wide),
        new EnergyPlan { MostSeconds = 60 },
        new VisitConditions(0.25, null, 2400.125, null),
        new EnergyTrace([0, 10.001], [new RailTrace("ina3221/cpu", "/sys/power", RailKind.Power, true, [1, 1.0 / 3])], [0.5, 1.5], RunsPerStamp: 3),
        "0.1.0",
        Samples.Device);
}
