using Profiler.Networks.Errors;

namespace Profiler.Search.Data.Scenes;

/// <summary>What the scenes of the built-in dataset are like.</summary>
public sealed record ShapesSettings
{
    /// <summary>The classes of segmentation, the background among them, where none are asked for.</summary>
    public const int SegmentationClasses = 8;

    /// <summary>The classes of classification where none are asked for; as many as CIFAR-10's.</summary>
    public const int ClassificationClasses = 10;

    private const int LargestSet = 10_000_000;

    public TaskKind Task { get; init; } = TaskKind.Segmentation;

    /// <summary>Null for the task's own number. In segmentation the first is the background.</summary>
    public int? Classes { get; init; }

    /// <summary>
    /// From 0 (colour tells the class, strong patterns, few things) to 1 (colour tells nothing, faint patterns, crowded,
    /// cluttered, unevenly lit).
    /// </summary>
    public double Difficulty { get; init; } = 0.5;

    /// <summary>The deviation of every pixel's noise, where colours go from 0 to 1.</summary>
    public double Noise { get; init; } = 0.05;

    /// <summary>Images of the training set, both halves together.</summary>
    public int Train { get; init; } = 2000;

    /// <summary>Images of the validation set.</summary>
    public int Val { get; init; } = 200;

    /// <summary>Another seed is another dataset of the same kind.</summary>
    public int Seed { get; init; }

    public int ClassCount => Classes ?? (Task == TaskKind.Segmentation ? SegmentationClasses : ClassificationClasses);

    /// <summary>The classes of things: all but segmentation's background.</summary>
    internal int ThingClasses => Task == TaskKind.Segmentation ? ClassCount - 1 : ClassCount;

    /// <exception cref="ProfilerException">A value is out of range.</exception>
    public ShapesSettings Checked()
    {
        int most = ShapeClasses.Most + (Task == TaskKind.Segmentation ? 1 : 0);
        Check("classes", ClassCount, 2, most);
        Check("difficulty", Difficulty, 0, 1);
        Check("noise", Noise, 0, 1);
        Check("train", Train, 2, LargestSet);
        Check("val", Val, 1, LargestSet);
        return this;
    }

    private static void Check(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"The setting {name}={value} of shapes is out of range.", $"Write {name} from {least} to {most}.");
        }
    }
}
