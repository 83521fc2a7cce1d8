using System.Collections.Frozen;

namespace Profiler.Agent.Runners.Libtorch.Operators;

/// <summary>The operators of ONNX that the libtorch runner knows.</summary>
internal static class TorchOperators
{
    private static readonly FrozenDictionary<string, TorchTranslation> Known = new[]
    {
        ElementwiseOperators.All, ConvolutionOperators.All, PoolingOperators.All, MatrixOperators.All, MovementOperators.All,
    }.SelectMany(all => all).ToFrozenDictionary(one => one.Operator, one => one.Translation);

    public static TorchTranslation? Find(string name) => Known.GetValueOrDefault(name);
}
