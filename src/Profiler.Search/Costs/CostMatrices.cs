using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Costs;

/// <summary>
/// A cost's numbers as tensors. For each slot one matrix takes the joint distribution of state and candidate, as a row of
/// states x most candidates, to the distribution over the next slot's states and, in the last column, to the slot's
/// expected cost: one matrix product a slot.
/// </summary>
internal sealed class CostMatrices(double fixedCost, ImmutableArray<CostLayer> layers) : IDisposable
{
    private readonly int _width = layers.Max(layer => layer.Candidates);
    private (string Device, ScalarType Type, Tensor[] Matrices)? _kept;

    /// <exception cref="ArgumentException">The probabilities are not slots x most candidates.</exception>
    public Tensor Expected(Tensor probabilities)
    {
        if (!probabilities.shape.AsSpan().SequenceEqual([layers.Length, _width]))
        {
            throw new ArgumentException(
                $"Probabilities are {string.Join('x', probabilities.shape)}, not {layers.Length} slots x {_width} candidates.", nameof(probabilities));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor[] matrices = On(probabilities);
        Tensor reached = ones([1, 1], dtype: probabilities.dtype, device: probabilities.device);
        Tensor total = zeros([1, 1], dtype: probabilities.dtype, device: probabilities.device);
        for (int slot = 0; slot < layers.Length; slot++)
        {
            CostLayer layer = layers[slot];
            // States x 1 times 1 x candidates, as one row.
            Tensor joint = (reached.reshape(layer.States, 1) * probabilities.narrow(0, slot, 1)).reshape(1, layer.States * _width);
            Tensor result = joint.matmul(matrices[slot]);
            reached = result.narrow(1, 0, layer.NextStates);
            total = total + result.narrow(1, layer.NextStates, 1);
        }

        return (total.sum() + fixedCost).MoveToOuterDisposeScope();
    }

    public void Dispose() => Release();

    private Tensor[] On(Tensor probabilities)
    {
        (string device, ScalarType type) = (probabilities.device.ToString(), probabilities.dtype);
        if (_kept is { } kept && kept.Device == device && kept.Type == type)
        {
            return kept.Matrices;
        }

        Release();
        Tensor[] matrices =
        [
            .. layers.Select(layer => tensor(Matrix(layer), [layer.States * _width, layer.NextStates + 1], dtype: type, device: probabilities.device)
                .DetachFromDisposeScope()),
        ];
        _kept = (device, type, matrices);
        return matrices;
    }

    private double[] Matrix(CostLayer layer)
    {
        int columns = layer.NextStates + 1;
        double[] values = new double[layer.States * _width * columns];
        for (int state = 0; state < layer.States; state++)
        {
            for (int candidate = 0; candidate < layer.Candidates; candidate++)
            {
                int row = ((state * _width) + candidate) * columns;
                values[row + layer.Next[state][candidate]] = 1;
                values[row + layer.NextStates] = layer.Costs[state][candidate];
            }
        }

        return values;
    }

    private void Release()
    {
        foreach (Tensor matrix in _kept?.Matrices ?? [])
        {
            matrix.Dispose();
        }

        _kept = null;
    }
}
