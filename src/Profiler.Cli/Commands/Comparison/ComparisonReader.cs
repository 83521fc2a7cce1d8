using System.Collections.Immutable;
using Profiler.Cli.Commands.Measuring;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>Turns networks that were measured together into what the command prints.</summary>
public static class ComparisonReader
{
    public static ComparedNetworks Read(MeasuringOutcome outcome) => new(
        outcome.Networks[0].Target.ToString(),
        outcome.Networks[0].Target.Threads,
        [.. outcome.Networks.Select(Read)],
        [.. outcome.Differences.Select(ComparedDifference.Of)],
        Answers(outcome),
        Math.Round(outcome.DeviceSeconds, 1));

    private static ComparedNetwork Read(MeasuredSubject measured)
    {
        MeasuredNetwork network = MeasuredNetworkReader.Read(measured);
        PublishedNetwork? published = Published(network.Name);
        return new ComparedNetwork(
            network, published?.SearchedFor, network.Macs / (network.LatencyMs.Median * 1e6), published?.Published);
    }

    private static ImmutableArray<SearchAnswer> Answers(MeasuringOutcome outcome)
    {
        var answers = ImmutableArray.CreateBuilder<SearchAnswer>();
        foreach (PairedDifference pair in outcome.Differences)
        {
            if (Published(pair.FirstId) is { } first && Published(pair.SecondId) is { } second
                && first.Space == second.Space && first.SearchedFor != second.SearchedFor)
            {
                bool isSecondLatency = second.SearchedFor == PublishedNetwork.Latency;
                answers.Add(Answer(outcome, pair, first.Space, isSecondLatency));
            }
        }

        return answers.ToImmutable();
    }

    private static SearchAnswer Answer(MeasuringOutcome outcome, PairedDifference pair, string space, bool isSecondLatency)
    {
        double MacsOf(string name) => outcome.Networks.Single(network => network.Subject.Name == name).Subject.Counts.Macs;
        Interval ratio = pair.Ratio;
        Interval difference = pair.DifferenceMs;
        return isSecondLatency
            ? new SearchAnswer(
                space, pair.SecondId, pair.FirstId, IntervalSummary.Of(ratio), IntervalSummary.Of(difference), MacsOf(pair.SecondId) / MacsOf(pair.FirstId))
            : new SearchAnswer(
                space,
                pair.FirstId,
                pair.SecondId,
                new IntervalSummary(1 / ratio.Value, 1 / ratio.High, 1 / ratio.Low),
                new IntervalSummary(-difference.Value, -difference.High, -difference.Low),
                MacsOf(pair.FirstId) / MacsOf(pair.SecondId));
    }

    private static PublishedNetwork? Published(string name) => PublishedNetworks.All.FirstOrDefault(network => network.Name == name);
}
