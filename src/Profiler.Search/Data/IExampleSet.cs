using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Search.Data;

/// <summary>A dataset as it was published: a training set and a validation set, not yet halved for a search.</summary>
public interface IExampleSet
{
    string Name { get; }

    TaskKind Task { get; }

    IReadOnlyList<string> ClassNames { get; }

    int TrainingCount { get; }

    int ValidationCount { get; }

    /// <param name="isValidation">Which of the two sets <paramref name="index"/> counts in.</param>
    /// <exception cref="ProfilerException">A file that cannot be used, named with what is wrong.</exception>
    Sample Read(bool isValidation, int index, TensorShape input, Random? augmentation);
}
