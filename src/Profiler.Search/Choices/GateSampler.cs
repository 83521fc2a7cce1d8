using System.Collections.Immutable;
using Profiler.Networks.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Choices;

/// <summary>
/// Draws a step's gates by the Gumbel-softmax (Jang et al., 2017): softmax((theta + noise) / temperature).
/// </summary>
public sealed class GateSampler
{
    private readonly ArchitectureParameters _parameters;
    private readonly GumbelNoise _noise;
    private readonly ImmutableArray<ImmutableArray<int>> _all;

    /// <param name="purpose">Tells draws of one step apart.</param>
    public GateSampler(ArchitectureParameters parameters, int seed, string purpose)
    {
        _parameters = parameters;
        _noise = new GumbelNoise(seed, purpose);
        _all = [.. parameters.Space.Slots.Select(slot => Enumerable.Range(0, slot.Candidates.Length).ToImmutableArray())];
    }

    /// <summary>
    /// All paths: every candidate, weighted. One path: the largest of theta + noise, which is a draw from the softmax of
    /// theta, with weight 1 and the gradient of the Gumbel-softmax (straight-through). Two paths: the two largest, which
    /// is a draw without replacement, weighted by the Gumbel-softmax over these two alone, whose gradient is exact.
    /// </summary>
    /// <param name="temperature">Above 0.</param>
    /// <param name="differentiable">Whether the weights carry a gradient to theta.</param>
    public ChoiceGates Draw(PathMode mode, double temperature, long step, bool differentiable)
    {
        float[] noise = _noise.At(step, _parameters.Slots * _parameters.MaxCandidates);
        ImmutableArray<ImmutableArray<int>> active = mode == PathMode.All ? _all : Largest(noise, mode.Paths);
        if (mode.Paths == 1 && !differentiable)
        {
            return new ChoiceGates(null, active);
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor logits = differentiable ? _parameters.Logits() : _parameters.Logits().detach();
        Tensor scores = (logits + OnDevice(noise)) / temperature;
        Tensor weights = mode.Paths switch
        {
            0 => scores.softmax(1),
            1 => StraightThrough(scores.softmax(1), active),
            _ => (scores + OnDevice(Fill(active, 0, float.NegativeInfinity))).softmax(1),
        };
        return new ChoiceGates(weights.MoveToOuterDisposeScope(), active);
    }

    /// <summary>Exactly 1 or 0, because the difference of a value and itself is exactly 0.</summary>
    private Tensor StraightThrough(Tensor soft, ImmutableArray<ImmutableArray<int>> active) =>
        OnDevice(Fill(active, 1, 0)) + (soft - soft.detach());

    private ImmutableArray<ImmutableArray<int>> Largest(float[] noise, int paths)
    {
        float[] theta = _parameters.Values();
        return [.. _parameters.Space.Slots.Select(slot => Largest(slot, theta, noise, paths))];
    }

    private ImmutableArray<int> Largest(Slot slot, float[] theta, float[] noise, int paths)
    {
        int first = slot.Index * _parameters.MaxCandidates;
        return
        [
            .. Enumerable.Range(0, slot.Candidates.Length)
                .OrderByDescending(candidate => theta[first + candidate] + noise[first + candidate])
                .Take(paths)
                .Order(),
        ];
    }

    private float[] Fill(ImmutableArray<ImmutableArray<int>> active, float inside, float outside)
    {
        float[] values = new float[_parameters.Slots * _parameters.MaxCandidates];
        Array.Fill(values, outside);
        for (int slot = 0; slot < active.Length; slot++)
        {
            foreach (int candidate in active[slot])
            {
                values[(slot * _parameters.MaxCandidates) + candidate] = inside;
            }
        }

        return values;
    }

    private Tensor OnDevice(float[] values) =>
        tensor(values, [_parameters.Slots, _parameters.MaxCandidates], device: _parameters.Theta.device);
}
