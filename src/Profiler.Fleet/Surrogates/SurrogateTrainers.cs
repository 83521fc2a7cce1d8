using Profiler.CostModels.Surrogates.Training;
using Profiler.CostModels.Surrogates.Trees;

namespace Profiler.Fleet.Surrogates;

/// <summary>The library that surrogates are trained with where nobody says otherwise.</summary>
public static class SurrogateTrainers
{
    public static ISurrogateTrainer Default { get; } = new XGBoostTrainer();
}
