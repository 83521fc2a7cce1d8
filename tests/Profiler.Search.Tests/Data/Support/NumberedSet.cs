using Profiler.Networks.Shapes;
using Profiler.Search.Data;

namespace Profiler.Search.Tests.Data.Support;

/// <summary>Images whose label is their number, and whose values are what augmentation draws, or -1 without it.</summary>
public sealed class NumberedSet(int training, int validation) : IExampleSet
{
    public string Name => "numbered";

    public TaskKind Task => TaskKind.Classification;

    public IReadOnlyList<string> ClassNames => ["number"];

    public int TrainingCount => training;

    public int ValidationCount => validation;

    public Sample Read(bool isValidation, int index, TensorShape input, Random? augmentation)
    {
        float[] image = new float[input.Channels * input.Height * input.Width];
        Array.Fill(image, augmentation?.NextSingle() ?? -1);
        return new Sample(image, [index]);
    }
}
