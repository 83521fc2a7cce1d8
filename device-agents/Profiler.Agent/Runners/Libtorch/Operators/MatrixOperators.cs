using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch.Operators;

/// <summary>Products of matrices.</summary>
internal static class MatrixOperators
{
    public static IEnumerable<(string Operator, TorchTranslation Translation)> All =>
    [
        ("MatMul", Product),
        ("Gemm", FullyConnected),
    ];

    private static TorchOperation Product(TorchNode node)
    {
        (int a, int b) = (node.Place(0), node.Place(1));
        return values => values[a]!.matmul(values[b]!);
    }

    /// <summary>As exporters write a linear layer; libtorch wants the weight as out x in.</summary>
    private static TorchOperation FullyConnected(TorchNode node)
    {
        bool isPlain = node.Attributes.RealOr("alpha", 1) == 1 && node.Attributes.RealOr("beta", 1) == 1
            && node.Attributes.IntegerOr("transA", 0) == 0 && (!node.Has(2) || node.Input(2).Rank == 1);
        if (!isPlain || !node.Input(1).IsConstant)
        {
            throw TorchNode.Refused("it is more than a product with a constant and a sum");
        }

        int x = node.Place(0);
        int weight = node.Attributes.IntegerOr("transB", 0) != 0 ? node.Place(1) : node.Place(1, "transposed", Transposed);
        int bias = node.Place(2);
        return values => nn.functional.linear(values[x]!, values[weight]!, values[bias]);
    }

    private static Tensor Transposed(Tensor matrix)
    {
        using Tensor view = matrix.t();
        return view.contiguous();
    }
}
