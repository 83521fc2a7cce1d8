using Profiler.CostModels.Surrogates.Training;
using Profiler.CostModels.Tests.Surrogates.Trees;

namespace Profiler.Adapters.MicrosoftML.Tests;

/// <summary>The contract on FastTree.</summary>
public sealed class FastTreeTrainerTests : SurrogateTrainerContract
{
    protected override ISurrogateTrainer Trainer { get; } = new FastTreeTrainer();
}
