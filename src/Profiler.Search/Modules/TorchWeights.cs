using Profiler.Networks.Weights;
using static TorchSharp.torch;

namespace Profiler.Search.Modules;

/// <summary>Reads a module's tensors back, for export.</summary>
/// <param name="parameters">Learnt tensors by name.</param>
/// <param name="buffers">Running statistics by name.</param>
public sealed class TorchWeights(IReadOnlyDictionary<string, Tensor> parameters, IReadOnlyDictionary<string, Tensor> buffers) : IWeightSource
{
    /// <exception cref="KeyNotFoundException">The module has no such tensor.</exception>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public float[] Get(string parameter, ReadOnlySpan<int> dims)
    {
        Tensor tensor = parameters.TryGetValue(parameter, out Tensor? learnt) ? learnt : buffers[parameter];
        long[] shape = tensor.shape;
        bool fits = shape.Length == dims.Length;
        for (int i = 0; fits && i < dims.Length; i++)
        {
            fits = shape[i] == dims[i];
        }

        if (!fits)
        {
            throw new ArgumentException($"'{parameter}' is {string.Join('x', shape)} and was asked for as {string.Join('x', dims.ToArray())}.", nameof(dims));
        }

        using IDisposable noGrad = no_grad();
        using Tensor flat = tensor.detach().reshape(-1);
        return flat.data<float>().ToArray();
    }
}
