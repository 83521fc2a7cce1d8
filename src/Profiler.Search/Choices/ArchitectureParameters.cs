using System.Collections.Immutable;
using Profiler.Networks.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Choices;

/// <summary>The learnt preference for each candidate of each slot; all equal at first.</summary>
public sealed class ArchitectureParameters : IDisposable
{
    private readonly Tensor _padding;

    public ArchitectureParameters(SearchSpace space, Device device)
    {
        Space = space;
        Slots = space.Slots.Length;
        MaxCandidates = space.Slots.Max(slot => slot.Candidates.Length);
        float[] padding = new float[Slots * MaxCandidates];
        foreach (Slot slot in space.Slots)
        {
            int first = slot.Index * MaxCandidates;
            Array.Fill(padding, float.NegativeInfinity, first + slot.Candidates.Length, MaxCandidates - slot.Candidates.Length);
        }

        _padding = tensor(padding, [Slots, MaxCandidates], device: device).DetachFromDisposeScope();
        Theta = zeros(Slots, MaxCandidates, dtype: ScalarType.Float32, device: device, requires_grad: true).DetachFromDisposeScope();
    }

    public SearchSpace Space { get; }

    /// <summary>Slots x most candidates, float32, gathers gradients; what stands beyond a slot's candidates is never read.</summary>
    public Tensor Theta { get; }

    public int Slots { get; }

    public int MaxCandidates { get; }

    /// <summary>Theta with minus infinity beyond a slot's candidates.</summary>
    public Tensor Logits() => Theta + _padding;

    /// <summary>The softmax of each slot's preferences: slots x most candidates, 0 beyond a slot's candidates.</summary>
    public Tensor Probabilities() => Logits().softmax(1);

    /// <summary>The same outside of Torch, in double precision.</summary>
    public ChoiceProbabilities Snapshot()
    {
        float[] theta = Values();
        return new ChoiceProbabilities(Space, [.. Space.Slots.Select(slot => Softmax(Of(theta, slot)))]);
    }

    /// <summary>Theta's values by row.</summary>
    internal float[] Values()
    {
        using DisposeScope scope = NewDisposeScope();
        return Theta.detach().cpu().data<float>().ToArray();
    }

    public void Dispose()
    {
        Theta.Dispose();
        _padding.Dispose();
    }

    private ReadOnlySpan<float> Of(float[] theta, Slot slot) =>
        theta.AsSpan(slot.Index * MaxCandidates, slot.Candidates.Length);

    private static ImmutableArray<double> Softmax(ReadOnlySpan<float> logits)
    {
        double[] weights = new double[logits.Length];
        float largest = float.NegativeInfinity;
        foreach (float logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Exp((double)logits[i] - largest);
        }

        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
