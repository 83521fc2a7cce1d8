using System.Collections.Immutable;
using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Search.Costs;

/// <summary>Adds costs of one space, each in units of its own expected cost at uniform choices.</summary>
public static class CostMix
{
    /// <summary>
    /// The sum of weight x cost / (that cost at uniform choices), over the sum of the weights: 1 is what a uniformly random
    /// architecture is expected to cost, whatever the metrics and devices. Still exact where tables know layouts, because
    /// a state of the mix is one of each part.
    /// </summary>
    /// <param name="parts">At least one, all of one space, with weights above 0.</param>
    public static CostTensor Of(IReadOnlyList<(CostTensor Cost, double Weight)> parts)
    {
        double sum = parts.Sum(part => part.Weight);
        (CostTensor Cost, double Scale)[] scaled =
            [.. parts.Select(part => (part.Cost, part.Weight / sum / Uniform(part.Cost)))];
        CostTensor first = scaled[0].Cost;
        return new CostTensor(
            first.Space,
            new CostIdentity(
                string.Join(',', parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Cost.Metric}={part.Weight:0.####}"))),
                "x",
                string.Join(" + ", parts.Select(part => part.Cost.Target).Distinct()),
                string.Join('+', parts.Select(part => part.Cost.SnapshotId))),
            scaled.Sum(part => part.Scale * part.Cost.Fixed),
            Join(scaled));
    }

    /// <summary>Reads latency=0.7,macs=0.3, or a name alone, whose weight is then 1.</summary>
    /// <exception cref="ProfilerException">A weight is no number above 0, or a name stands twice.</exception>
    public static ImmutableArray<(string Metric, double Weight)> Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<(string Metric, double Weight)>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            double weight = 1;
            bool isNumber = sides.Length == 1
                || double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out weight);
            if (sides[0].Length == 0 || !isNumber || !double.IsFinite(weight) || weight <= 0)
            {
                throw Malformed(text, $"'{part}' is not a metric and a weight above 0");
            }

            if (parts.Any(known => known.Metric == sides[0]))
            {
                throw Malformed(text, $"'{sides[0]}' stands twice");
            }

            parts.Add((sides[0], weight));
        }

        return parts.ToImmutable();
    }

    private static double Uniform(CostTensor cost)
    {
        double uniform = cost.Expected(Choices.ChoiceProbabilities.Uniform(cost.Space));
        return uniform > 0
            ? uniform
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"The cost '{cost.Metric}' of '{cost.Space.Name}' is nothing, and cannot be part of a mix.");
    }

    private static ImmutableArray<CostLayer> Join((CostTensor Cost, double Scale)[] parts)
    {
        var layers = ImmutableArray.CreateBuilder<CostLayer>();
        List<int[]> reached = [new int[parts.Length]];
        for (int slot = 0; slot < parts[0].Cost.Layers.Length; slot++)
        {
            CostLayer[] own = [.. parts.Select(part => part.Cost.Layers[slot])];
            var next = new StateSet();
            double[][] costs = new double[reached.Count][];
            int[][] following = new int[reached.Count][];
            for (int state = 0; state < reached.Count; state++)
            {
                int[] states = reached[state];
                costs[state] = [.. Enumerable.Range(0, own[0].Candidates).Select(c => own.Select((layer, i) => parts[i].Scale * layer.Costs[states[i]][c]).Sum())];
                following[state] = [.. Enumerable.Range(0, own[0].Candidates).Select(c => next.IndexOf([.. own.Select((layer, i) => layer.Next[states[i]][c])]))];
            }

            layers.Add(new CostLayer(costs, following, next.States.Count));
            reached = next.States;
        }

        return layers.ToImmutable();
    }

    private static ProfilerException Malformed(string text, string why) => new(
        ErrorCode.InvalidArgument, $"'{text}' is not a cost: {why}.", "Write latency, or a mix such as latency=0.7,macs=0.3.");

    /// <summary>Tuples of the parts' states, numbered in the order in which they are met.</summary>
    private sealed class StateSet
    {
        public List<int[]> States { get; } = [];

        public int IndexOf(int[] states)
        {
            int index = States.FindIndex(known => known.AsSpan().SequenceEqual(states));
            if (index < 0)
            {
                States.Add(states);
                index = States.Count - 1;
            }

            return index;
        }
    }
}
