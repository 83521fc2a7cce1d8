using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Graphs;

/// <summary>
/// Lays an architecture's cells in a row. What an edge computes, in all cells, are sections of its slot. A ReLU that several
/// edges read is computed once and belongs to whatever wrote its input: runtimes merge equal nodes, and fuse a ReLU
/// into the convolution before it. For the same reason an edge's convolution comes after the edges without, with the
/// sum behind it, so that a fused kernel goes by the name of the slot whose work it does.
/// </summary>
internal sealed class CellAssembler(Architecture architecture, ImmutableArray<Section>.Builder sections)
{
    /// <summary>The block input that an edge's output is added to.</summary>
    private const string SumInput = "sum_input";
    private const string ReductionPrefix = "reduction";

    private readonly Dictionary<string, Section> _active = [];

    /// <param name="stem">The section that the first cell reads.</param>
    /// <returns>The section that the head reads.</returns>
    public Section Assemble(Section stem)
    {
        Section last = stem;
        int channels = architecture.Space.Stem.Channels;
        foreach (CellPlace place in architecture.Space.Cells)
        {
            if (place.IsReduced)
            {
                // Every network has it whatever is chosen, like the stem, so its kernels count with the stem's.
                Block reduction = CellReduction.Build(channels, place.Channels).WithPrefix($"{ReductionPrefix}{place.Index:D2}_");
                last = Append(stem with { Place = $"{ReductionPrefix}{place.Index:D2}", Block = reduction, Reads = [last.Id] });
            }

            channels = place.Channels;
            last = Cell(place, last);
        }

        return last;
    }

    private Section Cell(CellPlace place, Section input)
    {
        var nodes = new Section[architecture.Space.Cell!.Nodes];
        nodes[0] = input;
        for (int to = 1; to < nodes.Length; to++)
        {
            CellEdge[] edges = [.. CellEdge.Into(to)];
            Section? sum = null;
            foreach (CellEdge edge in edges.Where(IsLive).OrderBy(edge => Candidate(edge) is ReluConvCandidate ? 1 : 0))
            {
                sum = Follow(place, edge, nodes[edge.From], sum);
            }

            nodes[to] = sum ?? Append(SectionOf(place, edges[0], Build(edges[0], place), [nodes[0].Id]));
        }

        return nodes[^1];
    }

    /// <summary>The edge's operation on a node, added to the sum of the edges before it.</summary>
    private Section Follow(CellPlace place, CellEdge edge, Section from, Section? sum)
    {
        Block operation = Build(edge, place);
        if (Candidate(edge) is ReluConvCandidate convolution)
        {
            operation = convolution.BuildActive(place.Channels);
            from = Active(from);
        }

        if (sum is null)
        {
            return operation.Nodes.IsEmpty ? from : Append(SectionOf(place, edge, operation, [from.Id]));
        }

        var added = new Block(
            [.. operation.Inputs, SumInput],
            [.. operation.Nodes, new LayerNode("add", new Add(), [operation.Output, SumInput])],
            "add");
        return Append(SectionOf(place, edge, added, [from.Id, sum.Id]));
    }

    private Section Active(Section section)
    {
        if (!_active.TryGetValue(section.Id, out Section? active))
        {
            string place = $"{section.Place ?? section.Name}_active";
            var block = new BlockBuilder(Block.Input);
            Block relu = block.Build(block.Add(place, new Relu(), Block.Input));
            active = Append(section with { Place = place, Block = relu, Reads = [section.Id] });
            _active.Add(section.Id, active);
        }

        return active;
    }

    private bool IsLive(CellEdge edge) => Candidate(edge) is not NoneCandidate;

    private Candidate Candidate(CellEdge edge) => architecture.CandidateAt(edge.Slot);

    private Block Build(CellEdge edge, CellPlace place) => Candidate(edge).Build(place.Channels, place.Channels, 1);

    private Section SectionOf(CellPlace place, CellEdge edge, Block block, ImmutableArray<string> reads)
    {
        string cell = $"cell{place.Index:D2}";
        Slot slot = architecture.Space.Slots[edge.Slot];
        return new Section(SectionKind.Slot, slot.Name, Candidate(edge).Name, block.WithPrefix($"{cell}_"), reads) { Place = cell };
    }

    private Section Append(Section section)
    {
        sections.Add(section);
        return section;
    }
}
