using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Search.Data;

/// <summary>Labelled images in parts. Reading is a pure function of its arguments and may happen on several threads at once.</summary>
public interface IDataset
{
    /// <summary>What a user would write to open it again.</summary>
    string Name { get; }

    TaskKind Task { get; }

    /// <summary>The names of the classes; a label is an index into them.</summary>
    IReadOnlyList<string> ClassNames { get; }

    int Count(DataPart part);

    /// <param name="index">From 0 to the part's count.</param>
    /// <param name="input">What the network takes; three channels, the batch is of no account.</param>
    /// <param name="augmentation">Draws the random changes of a training image; null for none.</param>
    /// <exception cref="ProfilerException">A file that cannot be used, named with what is wrong.</exception>
    Sample Read(DataPart part, int index, TensorShape input, Random? augmentation);
}
