using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch.Operators;

/// <summary>What slides over height and width; where the padding before and after differ, the map is padded first.</summary>
internal sealed class Window
{
    private const int SpatialAxes = 2;

    private readonly long[] _pads;

    /// <param name="kernel">Height and width.</param>
    public Window(TorchNode node, ImmutableArray<long> kernel)
    {
        if (node.Input(0).Rank != MemoryOrder.ImageRank || kernel.IsDefault || kernel.Length != SpatialAxes)
        {
            throw TorchNode.Refused($"it works on {node.Input(0).Shape}, and only images (batch, channels, height, width) are known");
        }

        string padding = node.Attributes.TextOr("auto_pad", "NOTSET");
        if (padding is not ("NOTSET" or "VALID"))
        {
            throw TorchNode.Refused($"its padding is {padding}");
        }

        Kernel = [.. kernel];
        Strides = List(node, "strides", 1, SpatialAxes);
        Dilations = List(node, "dilations", 1, SpatialAxes);
        _pads = padding == "VALID" ? new long[2 * SpatialAxes] : List(node, "pads", 0, 2 * SpatialAxes);
    }

    public long[] Kernel { get; }

    public long[] Strides { get; }

    public long[] Dilations { get; }

    /// <summary>What the operator pads by itself.</summary>
    public long[] Padding => IsEven ? _pads[..SpatialAxes] : [0, 0];

    /// <summary>Whether as much is padded before as after.</summary>
    public bool IsEven => _pads[0] == _pads[2] && _pads[1] == _pads[3];

    /// <summary>The work on a map that was padded where the operator cannot do it by itself.</summary>
    public Func<Tensor, Tensor> Around(Func<Tensor, Tensor> work, double filler) => IsEven
        ? work
        : x =>
        {
            using Tensor padded = nn.functional.pad(x, (long[])[_pads[1], _pads[3], _pads[0], _pads[2]], PaddingModes.Constant, filler);
            return work(padded);
        };

    private static long[] List(TorchNode node, string name, long absent, int count) =>
        node.Attributes.Integers(name) is { IsDefault: false } values ? [.. values] : [.. Enumerable.Repeat(absent, count)];
}
