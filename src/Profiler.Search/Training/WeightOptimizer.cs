using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>
/// Stochastic gradient descent with momentum over a supernet's parameters. Only what gathered a gradient moves: Torch's
/// own optimiser keeps gradients of zero after a step, with which paths that were not sampled would go on by their
/// momentum and decay. Momentum is kept by name, so that checkpoints can hold it.
/// </summary>
internal sealed class WeightOptimizer(IReadOnlyDictionary<string, Tensor> parameters, WeightOptions options) : IDisposable
{
    private readonly KeyValuePair<string, Tensor>[] _inOrder = [.. parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)];
    private readonly SortedDictionary<string, Tensor> _momentum = new(StringComparer.Ordinal);

    /// <summary>By parameter name; what never had a gradient has none.</summary>
    public IReadOnlyDictionary<string, Tensor> Momentum => _momentum;

    /// <summary>The gradients that were gathered, in the order of their names.</summary>
    public IReadOnlyList<(string Name, Tensor Gradient)> Gradients() =>
    [
        .. _inOrder
            .Select(parameter => (parameter.Key, Gradient: parameter.Value.grad))
            .Where(found => found.Gradient is not null)
            .Select(found => (found.Key, found.Gradient!)),
    ];

    /// <summary>Moves every parameter of the gradients, then forgets these.</summary>
    public void Step(IReadOnlyList<(string Name, Tensor Gradient)> gradients, double learningRate)
    {
        using var inference = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor gradient) in gradients)
        {
            Tensor parameter = parameters[name];
            bool decays = options.WeightDecay > 0 && parameter.dim() > 1;
            Tensor direction = decays ? gradient.add(parameter, alpha: options.WeightDecay) : gradient;
            if (_momentum.TryGetValue(name, out Tensor? momentum))
            {
                momentum.mul_(options.Momentum).add_(direction);
            }
            else
            {
                momentum = direction.clone().DetachFromDisposeScope();
                _momentum[name] = momentum;
            }

            parameter.add_(momentum, alpha: -learningRate);
            parameter.grad = null;
        }
    }

    /// <summary>Puts a momentum that a checkpoint held in its place.</summary>
    public void Restore(string name, Tensor momentum) => _momentum[name] = momentum.DetachFromDisposeScope();

    /// <summary>Forgets all momentum.</summary>
    public void Clear()
    {
        foreach (Tensor momentum in _momentum.Values)
        {
            momentum.Dispose();
        }

        _momentum.Clear();
    }

    public void Dispose() => Clear();
}
