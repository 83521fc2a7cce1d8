using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using static TorchSharp.torch;

namespace Profiler.Search.Costs;

/// <summary>
/// A cost that adds up over slots: a fixed part and C[slot, candidate], by the state in which a slot is reached. The
/// expected cost is exact, because slots are chosen independently and so their states are a Markov chain: it follows the
/// distribution over states from slot to slot. Read once from its source, kept on the device of the probabilities.
/// </summary>
public sealed class CostTensor : ICost
{
    private readonly CostIdentity _identity;
    private readonly CostMatrices _matrices;

    internal CostTensor(SearchSpace space, CostIdentity identity, double fixedCost, ImmutableArray<CostLayer> layers)
    {
        Space = space;
        _identity = identity;
        Fixed = fixedCost;
        Layers = layers;
        _matrices = new CostMatrices(fixedCost, layers);
    }

    public SearchSpace Space { get; }

    public string Metric => _identity.Metric;

    public string Unit => _identity.Unit;

    public string Target => _identity.Target;

    public string SnapshotId => _identity.SnapshotId;

    /// <summary>What every architecture costs outside its slots.</summary>
    public double Fixed { get; }

    internal ImmutableArray<CostLayer> Layers { get; }

    public Tensor Expected(Tensor probabilities) => _matrices.Expected(probabilities);

    public double Expected(ChoiceProbabilities probabilities)
    {
        RequireSpace(probabilities.Space);
        double total = Fixed;
        double[] reached = [1];
        foreach ((CostLayer layer, ImmutableArray<double> p) in Layers.Zip(probabilities.Values))
        {
            double[] next = new double[layer.NextStates];
            for (int state = 0; state < layer.States; state++)
            {
                for (int candidate = 0; candidate < layer.Candidates; candidate++)
                {
                    double share = reached[state] * p[candidate];
                    total += share * layer.Costs[state][candidate];
                    next[layer.Next[state][candidate]] += share;
                }
            }

            reached = next;
        }

        return total;
    }

    public double Of(Architecture architecture)
    {
        RequireSpace(architecture.Space);
        double total = Fixed;
        int state = 0;
        for (int slot = 0; slot < Layers.Length; slot++)
        {
            byte choice = architecture.Choices[slot];
            total += Layers[slot].Costs[state][choice];
            state = Layers[slot].Next[state][choice];
        }

        return total;
    }

    /// <summary>By dynamic programming over states, so both ends are exact.</summary>
    public CostRange Range()
    {
        Architecture cheapest = Extreme(1);
        Architecture dearest = Extreme(-1);
        return new CostRange(Of(cheapest), Of(dearest), cheapest, dearest);
    }

    public void Dispose() => _matrices.Dispose();

    /// <param name="sign">1 for the cheapest architecture, -1 for the dearest.</param>
    private Architecture Extreme(int sign)
    {
        byte[][] choice = new byte[Layers.Length][];
        double[] rest = new double[Layers[^1].NextStates];
        for (int slot = Layers.Length - 1; slot >= 0; slot--)
        {
            CostLayer layer = Layers[slot];
            double[] best = new double[layer.States];
            choice[slot] = new byte[layer.States];
            for (int state = 0; state < layer.States; state++)
            {
                double[] totals = [.. layer.Costs[state].Select((cost, c) => sign * cost + rest[layer.Next[state][c]])];
                best[state] = totals.Min();
                choice[slot][state] = (byte)Array.IndexOf(totals, best[state]);
            }

            rest = best;
        }

        return Follow((slot, state) => choice[slot][state]);
    }

    /// <summary>The architecture that a rule chooses, slot after slot, from the state in which each is reached.</summary>
    private Architecture Follow(Func<int, int, byte> choose)
    {
        byte[] choices = new byte[Layers.Length];
        int state = 0;
        for (int slot = 0; slot < choices.Length; slot++)
        {
            choices[slot] = choose(slot, state);
            state = Layers[slot].Next[state][choices[slot]];
        }

        return Architecture.FromIndices(Space, choices);
    }

    private void RequireSpace(SearchSpace space)
    {
        if (space.Fingerprint != Space.Fingerprint)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The cost '{Metric}' belongs to the space '{Space.Name}' (definition {Space.Fingerprint[..12]}), "
                + $"not to '{space.Name}' (definition {space.Fingerprint[..12]}).");
        }
    }
}
