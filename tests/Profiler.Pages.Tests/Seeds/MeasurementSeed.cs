using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Measurements;

namespace Profiler.Pages.Tests.Seeds;

/// <summary>A run that compared networks, visit by visit.</summary>
internal static class MeasurementSeed
{
    public const int Rounds = 18;
    public const int RunsPerVisit = 5;
    private const double ReferenceMs = 5.7;

    /// <summary>Rounds in which the host changed speed.</summary>
    private static readonly int[] BadRounds = [6, 13];

    private static readonly DateTimeOffset Begin = DateTimeOffset.UnixEpoch.AddYears(56);

    /// <summary>Networks with their latency over the reference's.</summary>
    public static (string Name, double Ratio, long Macs)[] Networks { get; } =
    [
        ("squeezenas-lat-small", 2.45, 2_200_000_000),
        ("squeezenas-mac-small", 3.1, 1_900_000_000),
        ("squeezenas-lat-large", 5.9, 9_700_000_000),
        ("squeezenas-mac-large", 7.2, 8_600_000_000),
    ];

    public static string FirstItem => Networks[0].Name;

    /// <returns>The id under which it is stored.</returns>
    public static async Task<string> AddAsync(ProfilerDatabase database)
    {
        var spec = new JobSpec("compare", "4 networks", new string('a', 64), null, Lab.Target, Seed: 1);
        string id = (await database.Jobs.BeginOrResumeAsync(spec)).Job.Id;
        await database.Jobs.Items.AddAsync(id, [.. Networks.Select((network, i) => new MeasurementItem(network.Name, Workload.OfFixedShape(Sha256(i), "cpu", 1)))]);
        for (int i = 0; i < Networks.Length; i++)
        {
            foreach (int round in Enumerable.Range(0, Rounds))
            {
                await database.Visits.AppendAsync(id, VisitTo(i, round));
            }

            var plan = new MeasurementPlan(Seed: 1);
            await database.Jobs.Items.FinishAsync(
                id, Networks[i].Name, new NewMeasurement(ResultOf(i), plan, new MeasurementProvenance("0.1.0", new string('b', 64), Lab.Description)));
        }

        await database.Jobs.FinishAsync(id);
        return id;
    }

    public static string Sha256(int network) => $"{network + 1:x64}";

    /// <summary>Two bad visits and one cold one are left out of all.</summary>
    public static MeasurementResult ResultOf(int network)
    {
        (string name, double ratio, _) = Networks[network];
        double median = ratio * ReferenceMs;
        int visits = Rounds - BadRounds.Length - 1;
        return new MeasurementResult(
            name,
            new LatencyStatistics(median, median * 0.991, median * 1.008, median * 1.04, median * 1.02, ratio, ReferenceMs, visits * RunsPerVisit, visits, BadRounds.Length),
            Grade.B,
            Findings.BadVisits | Findings.Drift);
    }

    private static Visit VisitTo(int network, int round)
    {
        var random = new Random((network * 100) + round);
        double speed = 1 + (0.06 * Math.Sin(round / 3.0));
        double cold = round == 0 ? 1.08 : 1;
        double Noise() => 1 + ((random.NextDouble() - 0.5) * 0.03);
        double after = BadRounds.Contains(round) ? 1.4 : 1;
        double level = Networks[network].Ratio * ReferenceMs * speed * cold * ((1 + after) / 2);
        return new Visit(
            Networks[network].Name,
            round,
            Begin.AddSeconds((round * 1.5) + (network * 0.3)),
            [ReferenceMs * speed * Noise(), ReferenceMs * speed * Noise()],
            [.. Enumerable.Range(0, RunsPerVisit).Select(_ => level * Noise())],
            [ReferenceMs * speed * after * Noise(), ReferenceMs * speed * after * Noise()],
            DeviceMs: 140,
            new VisitConditions(0.4 + (round / 20.0), StolenMs: BadRounds.Contains(round) ? 12 : 0.5, FrequencyMhz: null, TemperatureCelsius: 44 + (round / 6.0)));
    }
}
