using Profiler.Search.Costs;
using Profiler.Search.Objectives;
using Profiler.Search.Tasks;

namespace Profiler.Search.Training;

/// <summary>What is searched, for what, at what cost, on which data.</summary>
public sealed record SearchSubject(
    ISupernet Supernet, ISearchTask Task, ICost Cost, SearchObjective Objective, SearchBatches Batches);
