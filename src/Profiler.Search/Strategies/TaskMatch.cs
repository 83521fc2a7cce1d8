using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;
using Profiler.Search.Data;
using Profiler.Search.Tasks;

namespace Profiler.Search.Strategies;

/// <summary>Whether a space's networks can do what a data set asks for.</summary>
internal static class TaskMatch
{
    /// <exception cref="ProfilerException">The head is of another kind, or has too few classes.</exception>
    public static ISearchTask Require(SearchSpace space, IDataset data)
    {
        TaskKind? does = space.Head.Kind switch
        {
            HeadKind.Classifier or HeadKind.PooledClassifier => TaskKind.Classification,
            HeadKind.LiteAspp or HeadKind.Aspp => TaskKind.Segmentation,
            _ => null,
        };
        if (does != data.Task)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{data.Name} is for {Word(data.Task)}, and the networks of '{space.Name}' {(does is { } other ? $"do {Word(other)}" : "have no head")}.",
                "Choose other data, or a space with another head.");
        }

        if (data.ClassNames.Count > space.Head.Classes)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{data.Name} has {data.ClassNames.Count} classes, and the head of '{space.Name}' has {space.Head.Classes}.",
                "Choose other data, or give the space's head more classes.");
        }

        return data.Task == TaskKind.Segmentation ? new SegmentationTask() : new ClassificationTask();
    }

    private static string Word(TaskKind task) => task == TaskKind.Segmentation ? "segmentation" : "classification";
}
