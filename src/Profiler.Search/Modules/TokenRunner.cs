using Profiler.Networks.Layers;
using static TorchSharp.torch;

namespace Profiler.Search.Modules;

/// <summary>Torch's reading of the layers on tokens: N x 1 x tokens x features, and N x heads x tokens x features a head.</summary>
internal static class TokenRunner
{
    /// <summary>Null where the layer is no layer on tokens.</summary>
    /// <inheritdoc cref="LayerRunner.Run"/>
    public static Tensor? Run(string name, Layer layer, IReadOnlyList<Tensor> inputs, TensorStore tensors)
    {
        Tensor x = inputs[0];
        long[] shape = x.shape;
        return layer switch
        {
            ToTokens => x.reshape(shape[0], 1, shape[1], shape[2] * shape[3]).transpose(2, 3),
            FromTokens map => x.transpose(2, 3).reshape(shape[0], shape[3], map.Height, map.Width),
            PoolTokens => x.mean([2]).reshape(shape[0], shape[3], 1, 1),
            SplitHeads heads => x.reshape(shape[0], shape[2], heads.Heads, shape[3] / heads.Heads).transpose(1, 2),
            MergeHeads => x.transpose(1, 2).reshape(shape[0], 1, shape[2], shape[1] * shape[3]),
            MatMul product => x.matmul(product.TransposeSecond ? inputs[1].transpose(2, 3) : inputs[1]),
            Softmax => x.softmax(-1),
            TokenLinear => nn.functional.linear(x, tensors.Parameter($"{name}.weight"), tensors.Parameter($"{name}.bias")),
            LayerNorm norm => nn.functional.layer_norm(
                x, [norm.Features], tensors.Parameter($"{name}.weight"), tensors.Parameter($"{name}.bias"), LayerNorm.Epsilon),
            _ => null,
        };
    }
}
