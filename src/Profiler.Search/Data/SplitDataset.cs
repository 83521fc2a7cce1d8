using Profiler.Networks.Shapes;
using Profiler.Search.Data.Batches;

namespace Profiler.Search.Data;

/// <summary>A published dataset whose training set is cut in two at random: disjoint halves that together are the whole.</summary>
/// <param name="seed">Decides which image belongs to which half, and nothing else.</param>
public sealed class SplitDataset(IExampleSet examples, int seed) : IDataset
{
    private readonly Permutation _order = new(examples.TrainingCount, DrawSeed.Of(seed, "halves"));

    public string Name => examples.Name;

    public TaskKind Task => examples.Task;

    public IReadOnlyList<string> ClassNames => examples.ClassNames;

    private int WeightsCount => examples.TrainingCount - (examples.TrainingCount / 2);

    public int Count(DataPart part) => part switch
    {
        DataPart.Weights => WeightsCount,
        DataPart.Architecture => examples.TrainingCount - WeightsCount,
        DataPart.Training => examples.TrainingCount,
        DataPart.Validation => examples.ValidationCount,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public Sample Read(DataPart part, int index, TensorShape input, Random? augmentation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count(part));
        int example = part switch
        {
            DataPart.Weights => _order[index],
            DataPart.Architecture => _order[WeightsCount + index],
            _ => index,
        };
        return examples.Read(part == DataPart.Validation, example, input, augmentation);
    }
}
