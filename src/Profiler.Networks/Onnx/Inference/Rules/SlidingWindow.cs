using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>Strides, dilations and paddings of convolutions and pools over the spatial axes (those after batch and channels).</summary>
internal sealed class SlidingWindow
{
    private const string NotSet = "NOTSET";
    private const string Valid = "VALID";
    private readonly InferenceNode _node;
    private readonly ImmutableArray<long> _kernel;
    private readonly string _autoPad;

    public SlidingWindow(InferenceNode node, ImmutableArray<long> kernel)
    {
        _node = node;
        _kernel = kernel;
        _autoPad = node.Attributes.TextOr("auto_pad", NotSet);
        Strides = PerAxis("strides", kernel.Length, 1);
        Dilations = PerAxis("dilations", kernel.Length, 1);
        Pads = PerAxis("pads", 2 * kernel.Length, 0);
        if (kernel.Concat(Strides).Concat(Dilations).Any(extent => extent < 1))
        {
            throw node.Cannot("its kernel, strides and dilations must be at least 1");
        }
    }

    public ImmutableArray<long> Strides { get; }

    public ImmutableArray<long> Dilations { get; }

    /// <summary>All paddings at the beginnings, then all at the ends.</summary>
    public ImmutableArray<long> Pads { get; }

    /// <summary>Whether the padding follows from input and stride (SAME_UPPER, SAME_LOWER).</summary>
    public bool IsSame => _autoPad is not (NotSet or Valid);

    /// <summary>What a window spans, holes included.</summary>
    public long Reach(int axis) => checked((Dilations[axis] * (_kernel[axis] - 1)) + 1);

    public long PadAt(int axis) => _autoPad == Valid ? 0 : checked(Pads[axis] + Pads[axis + _kernel.Length]);

    /// <summary>The output's extent along a spatial axis.</summary>
    /// <param name="roundUp">Whether a last window may hang over the end; it must still begin inside the input or its first padding.</param>
    public long Extent(int axis, long input, bool roundUp)
    {
        long stride = Strides[axis];
        if (IsSame)
        {
            return checked(input + stride - 1) / stride;
        }

        long room = checked(input + PadAt(axis) - Reach(axis));
        if (room < 0)
        {
            throw _node.Cannot($"its window of {Reach(axis)} does not fit an extent of {input} padded by {PadAt(axis)}");
        }

        long extent = (room / stride) + 1;
        long begin = _autoPad == Valid ? 0 : Pads[axis];
        return roundUp && room % stride != 0 && checked(extent * stride < input + begin) ? extent + 1 : extent;
    }

    private ImmutableArray<long> PerAxis(string name, int count, long absent)
    {
        ImmutableArray<long> values = _node.Attributes.Integers(name);
        if (values.IsDefault)
        {
            return [.. Enumerable.Repeat(absent, count)];
        }

        return values.Length == count ? values : throw _node.Cannot($"its '{name}' has {values.Length} values for a window of rank {_kernel.Length}");
    }
}
