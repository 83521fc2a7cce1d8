using Profiler.Search.Data;

namespace Profiler.Search.Tasks;

/// <summary>What a kind of data set is trained for.</summary>
public static class SearchTasks
{
    public static ISearchTask For(TaskKind kind) =>
        kind == TaskKind.Segmentation ? new SegmentationTask() : new ClassificationTask();
}
