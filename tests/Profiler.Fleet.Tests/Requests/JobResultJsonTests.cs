using Profiler.CostModels.Estimates;
using Profiler.CostModels.Validation;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Validation;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Networks.Counting;

namespace Profiler.Fleet.Tests.Requests;

public sealed class JobResultJsonTests
{
    private static readonly MeasurementResult Measured = new(
        "net", new LatencyStatistics(1.25, 1.2, 1.0 / 3, 1.4, 1.5, 0.9, 1.1, 100, 8, 2), Grade.B, Findings.Drift | Findings.BadVisits);

    private static readonly NetworkResult Network = new(
        "net",
        new string('a', 64),
        "1x3x8x8",
        new NetworkCounts(1, 2, 3, 4),
        new Target("board", "ort", "1.29.0", "cpu", "fp32", 1, 1),
        Measured,
        new CostEstimate(1, 0.9, 1.1, EstimateSource.Predicted, 0.5, "table"));

    private static readonly EnergySummary Energy = new(
        new EnergyInterval(120.5, 119, 122),
        NetMjPerInference: null,
        new EnergyInterval(12_000, 11_900, 12_100),
        IdleMw: null,
        [new RailEnergy("ina3221/cpu", true, new EnergyInterval(100, 99, 101), new EnergyInterval(9000, 8900, 9100), null, 100)],
        MsPerInference: 10.25,
        Runs: 1000,
        WindowSeconds: 10.25,
        PassSeconds: 22,
        UpdatePeriodMs: 100,
        Drift: -0.01,
        EnergyFindings.NoIdle | EnergyFindings.Wide);

    [Fact]
    public void Every_kind_of_result_comes_back_as_it_was()
    {
        var scores = new ValidationScores(2, 0.1, 0.5, 1, 0.9);
        JobResult[] results =
        [
            new ProfileJobResult("table", 12.5, 20.25, IsResumed: true),
            new MeasureJobResult("job-1", Network, 3.5),
            new CompareJobResult(
                "job-2", [Network, Network with { Name = "other", Input = null, Estimate = null }],
                [new PairedDifference("net", "other", new Interval(1, 0.9, 1.1), new Interval(0, -0.1, 0.1), 8)], 7),
            new EnergyJobResult("job-3", [new NetworkEnergy(Network, Energy)], 60),
            new ValidateJobResult(
                "table", scores, scores, scores, [new ValidatedNetwork("00", 5, Measured, Network.Estimate!, 1.5, 1.75)], 9),
        ];
        foreach (JobResult result in results)
        {
            JobResult read = JobResultJson.Read(JobResultJson.Write(result));
            Assert.Equal(result.GetType(), read.GetType());
            Assert.Equal(JobResultJson.Write(result), JobResultJson.Write(read));
        }

        Assert.Equal(Network, ((MeasureJobResult)JobResultJson.Read(JobResultJson.Write(results[1]))).Network);
    }

    [Fact]
    public void A_rank_correlation_of_equal_ranks_survives()
    {
        var scores = new ValidationScores(2, 0.1, 0.5, 1, double.NaN);
        var read = (ValidateJobResult)JobResultJson.Read(JobResultJson.Write(new ValidateJobResult("table", scores, scores, scores, [], 1)));
        Assert.True(double.IsNaN(read.Scores.Spearman));
    }
}
