using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Estimates;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Analytical;

/// <summary>
/// A search space on a board that nobody has measured: fixed costs plus one entry a slot, exactly what
/// <see cref="RooflineModel"/> says of the whole network, since no kernel reaches over a section's end.
/// </summary>
public sealed class RooflineCostModel : ICostModel
{
    private readonly SearchSpace _space;
    private readonly RooflineModel _roofline;
    private readonly double[][] _floorMs;

    /// <exception cref="ProfilerException">The input does not fit, or a slot's output depends on what fills it.</exception>
    public RooflineCostModel(SearchSpace space, TensorShape input, RooflineModel roofline)
    {
        _space = space;
        _roofline = roofline;
        Input = input;
        _floorMs = [.. space.Slots.Select(slot => new double[slot.Candidates.Length])];
        if (!new ArchitectureCounter(space, input).AddsUp)
        {
            throw new ProfilerException(
                ErrorCode.InvalidShape,
                $"At input {input} the candidates of a slot of '{space.Name}' have outputs of different shapes, so that their costs do not add up.",
                "Choose a height and width that the space's strides divide.");
        }

        for (int index = 0; index < space.Slots.Max(slot => slot.Candidates.Length); index++)
        {
            Fill(index);
        }
    }

    public TensorShape Input { get; }

    /// <summary>What every architecture costs at least outside its slots.</summary>
    public double FixedFloorMs { get; private set; }

    public CostEstimate Estimate(Architecture architecture)
    {
        if (architecture.Space.Fingerprint != _space.Fingerprint)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch, $"The roofline of '{_space.Name}' cannot answer for an architecture of '{architecture.Space.Name}'.");
        }

        return _roofline.CostOf(FloorMs(architecture.Choices.AsSpan()));
    }

    public void Estimate(ReadOnlySpan<byte> choices, Span<float> latencyMs)
    {
        int slots = _floorMs.Length;
        if (choices.Length != (long)slots * latencyMs.Length)
        {
            throw new ArgumentException($"{choices.Length} choices are not {latencyMs.Length} architectures of {slots} slots.");
        }

        for (int i = 0; i < latencyMs.Length; i++)
        {
            latencyMs[i] = (float)(FloorMs(choices.Slice(i * slots, slots)) / EfficiencyPrior.Typical);
        }
    }

    /// <summary>What a candidate costs at least in its slot.</summary>
    public double FloorMsInSlot(int slot, int candidate) => _floorMs[slot][candidate];

    private double FloorMs(ReadOnlySpan<byte> choices)
    {
        double floorMs = FixedFloorMs;
        for (int slot = 0; slot < choices.Length; slot++)
        {
            double[] candidates = _floorMs[slot];
            floorMs += choices[slot] < candidates.Length
                ? candidates[choices[slot]]
                : throw new ArgumentException($"Slot {slot} has {candidates.Length} candidates and no index {choices[slot]}.");
        }

        return floorMs;
    }

    /// <summary>From one graph that shows this candidate in every slot that has as many.</summary>
    private void Fill(int index)
    {
        byte[] choices = [.. _space.Slots.Select(slot => (byte)Math.Min(index, slot.Candidates.Length - 1))];
        ShapedGraph graph = ShapedGraph.Lay(NetworkFactory.FromArchitecture(Architecture.FromIndices(_space, choices)), Input);
        var floors = graph.Nodes.GroupBy(node => node.Section.Name).ToDictionary(
            section => section.Key,
            section => LayerKernels.OfSection([.. section], _roofline.BytesPerValue).Sum(kernel => _roofline.Of(kernel).FloorMs));
        foreach (Slot slot in _space.Slots.Where(slot => index < slot.Candidates.Length))
        {
            // A skip has no layers, and costs nothing.
            _floorMs[slot.Index][index] = floors.GetValueOrDefault(slot.Name);
        }

        FixedFloorMs = floors.Where(floor => _space.Slots.All(slot => slot.Name != floor.Key)).Sum(floor => floor.Value);
    }
}
