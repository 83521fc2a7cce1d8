using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch.Operators;

/// <summary>Convolutions and the norms behind them.</summary>
internal static class ConvolutionOperators
{
    /// <summary>Of the attribute epsilon where it is left out.</summary>
    private const double Epsilon = 1e-5;

    public static IEnumerable<(string Operator, TorchTranslation Translation)> All =>
    [
        ("Conv", Convolution),
        ("BatchNormalization", BatchNorm),
    ];

    private static TorchOperation Convolution(TorchNode node)
    {
        ImmutableArray<long> shape = node.Input(1).Dims;
        var window = new Window(node, [.. shape.Skip(2)]);
        long groups = node.Attributes.IntegerOr("group", 1);
        long[] padding = window.Padding;
        int x = node.Place(0);
        int weight = node.ChannelsLast ? node.Place(1, "channels last", MemoryOrder.ChannelsLast) : node.Place(1);
        int bias = node.Place(2);
        if (window.IsEven)
        {
            return values => nn.functional.conv2d(values[x]!, values[weight]!, values[bias], window.Strides, padding, window.Dilations, groups);
        }

        return values => window.Around(
            map => nn.functional.conv2d(map, values[weight]!, values[bias], window.Strides, padding, window.Dilations, groups), 0)(values[x]!);
    }

    private static TorchOperation BatchNorm(TorchNode node)
    {
        if (node.Output > 0 || node.Attributes.IntegerOr("training_mode", 0) != 0)
        {
            throw TorchNode.Refused("it trains");
        }

        double epsilon = node.Attributes.RealOr("epsilon", Epsilon);
        (int x, int scale, int shift, int mean, int variance) = (node.Place(0), node.Place(1), node.Place(2), node.Place(3), node.Place(4));
        return values => nn.functional.batch_norm(values[x]!, values[mean], values[variance], values[scale], values[shift], eps: epsilon);
    }
}
