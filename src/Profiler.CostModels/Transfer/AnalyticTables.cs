using System.Collections.Immutable;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer;

/// <summary>Devices on paper for a search space: each counts one kind of work in the networks' real shapes.</summary>
public static class AnalyticTables
{
    /// <param name="input">The shape that the networks are laid out for.</param>
    public static ImmutableArray<AnalyticTable> Of(SlotEncoder encoder, TensorShape input)
    {
        SearchSpace space = encoder.SearchSpace;
        double[][] costs = [.. SlotWork.Names.Select(_ => new double[encoder.Width])];
        int most = space.Slots.Max(slot => slot.Candidates.Length);
        for (int candidate = 0; candidate < most; candidate++)
        {
            byte[] choices = [.. space.Slots.Select(slot => (byte)Math.Min(candidate, slot.Candidates.Length - 1))];
            ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(Architecture.FromIndices(space, choices)), input);
            ILookup<string, GraphNode> nodes = graph.Nodes.ToLookup(node => node.Section.Name);
            foreach (Slot slot in space.Slots.Where(slot => candidate < slot.Candidates.Length))
            {
                int column = encoder.ColumnOf(slot.Index, candidate);
                foreach (GraphNode node in nodes[slot.Name])
                {
                    double[] work = SlotWork.Of(node);
                    for (int k = 0; k < work.Length; k++)
                    {
                        costs[k][column] += work[k];
                    }
                }
            }
        }

        return [.. SlotWork.Names.Select((name, k) => new AnalyticTable(name, [.. costs[k]]))];
    }
}
