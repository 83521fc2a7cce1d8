using Profiler.Fleet.Measuring;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Catalog;
using Profiler.Store;
using Profiler.Store.Energy;
using Profiler.Store.Jobs;
using Profiler.Store.Measurements;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>Made-up measurements of published networks.</summary>
internal static class SampleMeasurements
{
    /// <summary>Half the interval over the median of every measurement.</summary>
    public const double RelativeHalfWidth = 0.01;

    public static Target Board(string device, string provider = "cuda") => new(device, "ort", "1.29.0", provider, "fp32", Batch: 1, Threads: 1);

    /// <param name="network">A published network, at its own input.</param>
    /// <param name="mj">Of an energy pass of the same item; null for none.</param>
    public static async Task AddAsync(ProfilerDatabase database, Target target, string network, double medianMs, double? mj = null)
    {
        Subject subject = SubjectFactory.FromNetwork(
            PublishedNetworks.Build(PublishedNetworks.Get(network)), BuiltInSpaces.Get(PublishedNetworks.Get(network).Space).DefaultInput);
        string job = (await database.Jobs.BeginOrResumeAsync(new JobSpec("measure", network, subject.Sha256, subject.Input, target, Seed: 1))).Job.Id;
        var workload = Workload.OfFixedShape(subject.Sha256, target.Provider, target.Threads);
        await database.Jobs.Items.AddAsync(job, [new MeasurementItem(network, workload)]);
        var statistics = new LatencyStatistics(
            medianMs, medianMs * (1 - RelativeHalfWidth), medianMs * (1 + RelativeHalfWidth), medianMs, medianMs, 1, medianMs, Samples: 40, Visits: 10, BadVisits: 0);
        await database.Jobs.Items.FinishAsync(
            job,
            network,
            new NewMeasurement(
                new MeasurementResult(network, statistics, Grade.A, Findings.None),
                new MeasurementPlan(1),
                new MeasurementProvenance("0.1.0", new string('b', 64), SampleDevice.Description)));
        if (mj is { } energy)
        {
            await database.Energy.AddAsync(job, network, Pass(energy));
        }
    }

    private static NewEnergyMeasurement Pass(double mj) => new(
        new EnergySummary(
            EnergyInterval.Around(mj, mj * RelativeHalfWidth),
            NetMjPerInference: null,
            EnergyInterval.Around(10_000, 100),
            IdleMw: null,
            Rails: [],
            MsPerInference: mj / 10,
            Runs: 1000,
            WindowSeconds: 10,
            PassSeconds: 20,
            UpdatePeriodMs: 100,
            Drift: 0,
            EnergyFindings.NoIdle),
        new EnergyPlan(),
        new VisitConditions(null, null, null, null),
        new EnergyTrace([0, 10], [], [0.5, 1.5], RunsPerStamp: 1),
        "0.1.0",
        SampleDevice.Description);
}
