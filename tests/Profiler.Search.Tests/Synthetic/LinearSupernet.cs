using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Data;
using Profiler.Search.Training;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>A supernet whose candidates are matrices: small enough to be trained hundreds of steps in a test.</summary>
internal sealed class LinearSupernet : ISupernet, IDisposable
{
    public const int Classes = 4;
    private const int Features = 12;
    private readonly Dictionary<string, Tensor> _parameters = [];
    private readonly Tensor _mean = zeros([Features]);
    private bool _training = true;

    public LinearSupernet(SearchSpace space)
    {
        Space = space;
        var random = new Random(5);
        foreach (Slot slot in space.Slots)
        {
            foreach (Candidate candidate in slot.Candidates)
            {
                _parameters.Add($"{slot.Name}.{candidate.Name}.weight", Matrix(random, Features, Features));
            }
        }

        _parameters.Add("head.weight", Matrix(random, Features, Classes));
        _parameters.Add("head.bias", zeros([Classes], requires_grad: true));
        Buffers = new Dictionary<string, Tensor> { ["running_mean"] = _mean };
    }

    public SearchSpace Space { get; }

    /// <summary>Whether the batch's mean is averaged and taken off, as a batch norm does; its slices then differ from the whole.</summary>
    public bool KeepsStatistics { get; init; } = true;

    public IReadOnlyDictionary<string, Tensor> Parameters => _parameters;

    public IReadOnlyDictionary<string, Tensor> Buffers { get; }

    /// <summary>Batches of 8 images of 3 x 2 x 2 whose class is that of the largest of four values.</summary>
    public static SearchBatches Batches { get; } = new(step => Batch(1, step), step => Batch(2, step), "largest of four");

    public Tensor forward(Tensor images, ChoiceGates gates)
    {
        Tensor x = images.reshape(images.shape[0], Features);
        if (_training && KeepsStatistics)
        {
            using (no_grad())
            {
                _mean.mul_(0.9).add_(x.mean([0]), alpha: 0.1);
            }
        }

        x = x - _mean;
        foreach (Slot slot in Space.Slots)
        {
            Tensor sum = x;
            foreach (int candidate in gates.Active[slot.Index])
            {
                Tensor output = x.matmul(_parameters[$"{slot.Name}.{slot.Candidates[candidate].Name}.weight"]).relu();
                sum = sum + (gates.Weights is { } weights ? output * weights.narrow(0, slot.Index, 1).narrow(1, candidate, 1) : output);
            }

            x = sum;
        }

        return x.matmul(_parameters["head.weight"]) + _parameters["head.bias"];
    }

    public void train(bool train = true) => _training = train;

    public void Dispose()
    {
        foreach (Tensor parameter in _parameters.Values)
        {
            parameter.Dispose();
        }

        _mean.Dispose();
    }

    private static SampleBatch Batch(int half, long step)
    {
        const int N = 8;
        var random = new Random((int)((step * 2) + half));
        float[] images = [.. Enumerable.Range(0, N * Features).Select(_ => (float)random.NextDouble())];
        long[] labels = [.. Enumerable.Range(0, N).Select(i => (long)images.AsSpan(i * Features, Classes).IndexOf(images.AsSpan(i * Features, Classes).ToArray().Max()))];
        return new SampleBatch(new TensorShape(N, 3, 2, 2), images, labels, IsDense: false);
    }

    private static Tensor Matrix(Random random, int rows, int columns) => tensor(
        Enumerable.Range(0, rows * columns).Select(_ => (float)((random.NextDouble() - 0.5) * 0.5)).ToArray(), [rows, columns], requires_grad: true);
}
