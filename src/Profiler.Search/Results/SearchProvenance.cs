using System.Collections.Immutable;

namespace Profiler.Search.Results;

/// <summary>How a search was run: everything that is needed to run it again.</summary>
/// <param name="Strategy">"differentiable", "random" or "evolution".</param>
/// <param name="Mode">How many paths a step runs: "sampled" or "all".</param>
/// <param name="Objective">How cost enters the loss: "additive", "multiplicative" or "target".</param>
/// <param name="Data">The data set as it was named.</param>
/// <param name="TrainingImages">Of the data set; the search trains weights with one half of them and choices with the other.</param>
/// <param name="ValidationImages">Of the data set: what every final score is of.</param>
/// <param name="Input">Of one training step, with the batch.</param>
/// <param name="Steps">The budget: training steps, and scored architectures at what their forward passes are worth.</param>
/// <param name="LearningRate">Of the weights, at the first step.</param>
/// <param name="Target">Where the costs come from; null for costs that are counted.</param>
/// <param name="Table">The snapshot of the lookup table; null for costs that are counted.</param>
/// <param name="Seconds">Of searching and training by the wall clock, without earlier interrupted runs.</param>
/// <param name="Notes">What was not as it should be, in words.</param>
public sealed record SearchProvenance(
    DateTimeOffset CreatedAt,
    string ProgramVersion,
    string Strategy,
    string Mode,
    string Objective,
    double? Weight,
    string Data,
    int TrainingImages,
    int ValidationImages,
    string Input,
    int Steps,
    double LearningRate,
    string? Target,
    string? Table,
    int Workers,
    double Seconds,
    ImmutableArray<string> Notes);
