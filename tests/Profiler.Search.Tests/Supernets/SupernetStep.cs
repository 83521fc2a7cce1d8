using System.Collections.Immutable;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Supernets;
using Profiler.Search.Tests.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Supernets;

/// <summary>What one forward and backward pass of a supernet leaves.</summary>
/// <param name="Gradients">By parameter; also of the images and of the gates.</param>
/// <param name="Statistics">Running statistics after the pass.</param>
internal sealed record SupernetStep(
    float[] Output, SortedDictionary<string, float[]> Gradients, SortedDictionary<string, float[]> Statistics)
{
    private const double Least = 1e-2;

    public static SupernetStep Take(
        SearchSpace space, TensorShape input, ImmutableArray<ImmutableArray<int>> active, bool usesKernels, bool training)
    {
        using DisposeScope scope = NewDisposeScope();
        using var supernet = new Supernet(space, input, 9, new SupernetOptions(UsesKernels: usesKernels));
        supernet.train(training);
        Tensor images = Numbers.Images(3, input.Batch, 3, input.Height, input.Width).requires_grad_();
        int most = space.Slots.Max(slot => slot.Candidates.Length);
        Tensor gates = (Numbers.Images(4, space.Slots.Length, most) + 1.5).requires_grad_();
        Tensor output = supernet.forward(images, new ChoiceGates(gates, active));
        Tensor weights = Numbers.Images(5, output.shape);
        (output * weights).sum().backward();
        var gradients = new SortedDictionary<string, float[]>(StringComparer.Ordinal)
        {
            ["images"] = Numbers.Values(images.grad!),
            ["gates"] = Numbers.Values(gates.grad!),
        };
        foreach ((string name, Tensor parameter) in supernet.Parameters)
        {
            if (parameter.grad is { } gradient)
            {
                gradients[name] = Numbers.Values(gradient);
            }
        }

        return new SupernetStep(Numbers.Values(output), gradients, Read(supernet.Buffers));
    }

    /// <summary>
    /// Whatever is further apart than the tolerance, relative to the largest value of its tensor. What a batch norm
    /// follows has shifts whose gradient is 0 but for rounding: nothing is compared closer than <see cref="Least"/> of the
    /// largest value of all.
    /// </summary>
    public IEnumerable<string> Differences(SupernetStep other, double tolerance) =>
        Compare(Gradients, other.Gradients, tolerance).Concat(Compare(Statistics, other.Statistics, tolerance));

    private static IEnumerable<string> Compare(
        SortedDictionary<string, float[]> found, SortedDictionary<string, float[]> expected, double tolerance) =>
        from name in expected.Keys
        let least = expected.Values.Max(values => values.Max(Math.Abs)) * Least
        let scale = expected[name].Max(Math.Abs)
        let error = Numbers.RelativeError(found[name], expected[name]) * (scale / Math.Max(scale, least))
        where !(error <= tolerance)
        select $"{name}: {error:E1} of {scale:E1}";

    private static SortedDictionary<string, float[]> Read(IReadOnlyDictionary<string, Tensor> tensors) =>
        new(tensors.ToDictionary(tensor => tensor.Key, tensor => Numbers.Values(tensor.Value)), StringComparer.Ordinal);
}
