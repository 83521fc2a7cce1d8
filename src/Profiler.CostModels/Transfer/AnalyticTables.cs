using System.Collections.Immutable;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Architectures;
using Profiler.Networks.Blocks;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer;

/// <summary>Devices on paper for a search space: each counts one kind of work in the networks' real shapes.</summary>
public static class AnalyticTables
{
    /// <summary>One a kind of work; for cells one for the operations as written and one for those that remain.</summary>
    /// <param name="input">The shape that the networks are laid out for.</param>
    public static ImmutableArray<AnalyticTable> Of(IArchitectureEncoder encoder, TensorShape input) => encoder switch
    {
        SlotEncoder slots => Named(SlotCosts(slots, input), ""),
        CellEncoder cells => [.. Named(CellCosts(cells, input, isPruned: false), ""), .. Named(CellCosts(cells, input, isPruned: true), " live")],
        _ => [],
    };

    private static ImmutableArray<AnalyticTable> Named(double[][] costs, string suffix) =>
        [.. SlotWork.Names.Select((name, k) => new AnalyticTable(name + suffix, [.. costs[k]]))];

    private static double[][] SlotCosts(SlotEncoder encoder, TensorShape input)
    {
        SearchSpace space = encoder.SearchSpace;
        double[][] costs = Zeros(encoder.Width);
        for (int candidate = 0; candidate < space.Slots.Max(slot => slot.Candidates.Length); candidate++)
        {
            byte[] choices = [.. space.Slots.Select(slot => (byte)Math.Min(candidate, slot.Candidates.Length - 1))];
            ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(Architecture.FromIndices(space, choices)), input);
            ILookup<string, GraphNode> nodes = graph.Nodes.ToLookup(node => node.Section.Name);
            foreach (Slot slot in space.Slots.Where(slot => candidate < slot.Candidates.Length))
            {
                AddTo(costs, encoder.ColumnOf(slot.Index, candidate), nodes[slot.Name]);
            }
        }

        return costs;
    }

    private static double[][] CellCosts(CellEncoder encoder, TensorShape input, bool isPruned)
    {
        double[][] costs = Zeros(encoder.Width);
        foreach (CellPlace place in encoder.SearchSpace.Cells)
        {
            TensorShape own = input with
            {
                Channels = place.Channels,
                Height = (input.Height + place.Reduction - 1) / place.Reduction,
                Width = (input.Width + place.Reduction - 1) / place.Reduction,
            };
            foreach (Slot slot in encoder.SearchSpace.Slots)
            {
                for (int candidate = 0; candidate < slot.Candidates.Length; candidate++)
                {
                    if (slot.Candidates[candidate] is not NoneCandidate)
                    {
                        Block block = slot.Candidates[candidate].Build(own.Channels, own.Channels, 1);
                        AddTo(
                            costs,
                            encoder.ColumnOf(slot.Index, candidate, isPruned),
                            ShapedGraph.Lay(NetworkFactory.FromBlock(slot.Name, block, own.Channels, own), own).Nodes);
                    }
                }
            }
        }

        return costs;
    }

    private static double[][] Zeros(int width) => [.. SlotWork.Names.Select(_ => new double[width])];

    private static void AddTo(double[][] costs, int column, IEnumerable<GraphNode> nodes)
    {
        foreach (GraphNode node in nodes)
        {
            double[] work = SlotWork.Of(node);
            for (int k = 0; k < work.Length; k++)
            {
                costs[k][column] += work[k];
            }
        }
    }
}
