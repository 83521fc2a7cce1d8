using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Data;
using Profiler.Search.Tasks;
using Profiler.Search.Training;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>
/// A supernet and its task in one, of which everything is known: its loss is a constant less the benefit of what is
/// chosen, and dearer candidates benefit more, with a seeded spread.
/// </summary>
internal sealed class BenefitSupernet : ISupernet, ISearchTask, IDisposable
{
    private static readonly SampleBatch Nothing = new(new TensorShape(1, 3, 1, 1), new float[3], [0], IsDense: false);

    private readonly Tensor _losses;
    private readonly Tensor _weight = ones([1], requires_grad: true);

    public BenefitSupernet(CostTensor cost, int seed)
    {
        Space = cost.Space;
        var random = new Random(seed);
        int width = Space.Slots.Max(slot => slot.Candidates.Length);
        float[] losses = new float[Space.Slots.Length * width];
        foreach (Slot slot in Space.Slots)
        {
            for (int c = 0; c < slot.Candidates.Length; c++)
            {
                losses[(slot.Index * width) + c] = (float)(-0.1 * cost.Layers[slot.Index].Costs[0][c] * (0.5 + random.NextDouble()));
            }
        }

        _losses = tensor(losses, [Space.Slots.Length, width]);
        Parameters = new Dictionary<string, Tensor> { ["scale.weight"] = _weight };
    }

    public SearchSpace Space { get; }

    public IReadOnlyDictionary<string, Tensor> Parameters { get; }

    public IReadOnlyDictionary<string, Tensor> Buffers { get; } = new Dictionary<string, Tensor>();

    public static SearchBatches Batches { get; } = new(_ => Nothing, _ => Nothing, "nothing");

    public Tensor forward(Tensor images, ChoiceGates gates) =>
        (gates.Weights! * _losses).sum() + (_weight * _weight).sum();

    public Tensor Loss(Tensor logits, Tensor labels) => logits + 2;

    public void train(bool train = true)
    {
    }

    public void Dispose()
    {
        _losses.Dispose();
        _weight.Dispose();
    }
}
