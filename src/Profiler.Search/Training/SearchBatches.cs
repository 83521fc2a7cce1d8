using Profiler.Search.Data;

namespace Profiler.Search.Training;

/// <summary>The two halves of the training set; each gives the batch of a step as a pure function of the step, on any thread.</summary>
/// <param name="Weights">Trains the weights.</param>
/// <param name="Architecture">Trains the architecture parameters.</param>
/// <param name="Description">Data set, input and seed: a checkpoint is resumed with the same only.</param>
public sealed record SearchBatches(Func<long, SampleBatch> Weights, Func<long, SampleBatch> Architecture, string Description);
