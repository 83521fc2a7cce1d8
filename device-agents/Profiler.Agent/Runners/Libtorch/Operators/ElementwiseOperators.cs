using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch.Operators;

/// <summary>Operators on each element: activations, sums and products.</summary>
internal static class ElementwiseOperators
{
    private const float TorchsSlope = 1f / 6;

    public static IEnumerable<(string Operator, TorchTranslation Translation)> All =>
    [
        ("Add", node => Two(node, (a, b) => a.add(b), (a, b) => a.add(b))),
        ("Sub", node => Two(node, (a, b) => a.sub(b), (a, b) => a.sub(b))),
        ("Mul", node => Two(node, (a, b) => a.mul(b), (a, b) => a.mul(b))),
        ("Div", node => Two(node, (a, b) => a.div(b), (a, b) => a.div(b))),
        ("Pow", node => Two(node, (a, b) => a.pow(b), (a, b) => a.pow(b))),
        ("Relu", node => One(node, x => x.relu())),
        ("Sigmoid", node => One(node, x => x.sigmoid())),
        ("Tanh", node => One(node, x => x.tanh())),
        ("Erf", node => One(node, x => x.erf())),
        ("Exp", node => One(node, x => x.exp())),
        ("Sqrt", node => One(node, x => x.sqrt())),
        ("Identity", node => One(node, x => x.alias())),
        ("Dropout", node => One(node, x => x.alias())),
        ("HardSwish", node => One(node, x => x.hardswish())),
        ("HardSigmoid", HardSigmoid),
        ("Clip", Clip),
        ("Softmax", Softmax),
    ];

    private static TorchOperation One(TorchNode node, Func<Tensor, Tensor> work)
    {
        int x = node.Place(0);
        return node.Output == 0 ? values => work(values[x]!) : throw TorchNode.Refused("its further outputs are not made");
    }

    private static TorchOperation Two(TorchNode node, Func<Tensor, Tensor, Tensor> work, Func<Tensor, Scalar, Tensor> workByNumber)
    {
        int a = node.Place(0);
        if (node.Number(1) is { } number && node.Input(1).Rank <= node.Input(0).Rank)
        {
            Scalar scalar = number;
            return values => workByNumber(values[a]!, scalar);
        }

        int b = node.Place(1);
        return values => work(values[a]!, values[b]!);
    }

    private static TorchOperation HardSigmoid(TorchNode node)
    {
        Scalar slope = node.Attributes.RealOr("alpha", 0.2);
        Scalar shift = node.Attributes.RealOr("beta", 0.5);
        bool isTorchs = (float)node.Attributes.RealOr("alpha", 0.2) == TorchsSlope && node.Attributes.RealOr("beta", 0.5) == 0.5;
        return One(node, isTorchs ? x => x.hardsigmoid() : Composed);

        Tensor Composed(Tensor x)
        {
            using Tensor scaled = x.mul(slope);
            using Tensor shifted = scaled.add(shift);
            return shifted.clamp(min: (Scalar)0.0, max: (Scalar)1.0);
        }
    }

    private static TorchOperation Clip(TorchNode node)
    {
        Scalar? least = Bound(node, 1, "min");
        Scalar? most = Bound(node, 2, "max");
        return least is null && most is null ? One(node, x => x.alias()) : One(node, x => x.clamp(least, most));
    }

    private static Scalar? Bound(TorchNode node, int input, string attribute)
    {
        double? bound = node.Has(input) ? node.Number(input) ?? throw TorchNode.Refused($"its {attribute} is no constant")
            : node.Attributes.Has(attribute) ? node.Attributes.RealOr(attribute, 0)
            : null;
        return bound is { } number ? number : null;
    }

    /// <summary>Before operator set 13 it was over all axes from the one named on; there the last one alone means the same.</summary>
    private static TorchOperation Softmax(TorchNode node)
    {
        int rank = node.Input(0).Rank;
        int axis = TorchNode.Axis(node.Attributes.IntegerOr("axis", -1), rank);
        return axis == rank - 1 ? One(node, x => x.softmax(-1)) : throw TorchNode.Refused($"its axis is {axis}, not the last");
    }
}
