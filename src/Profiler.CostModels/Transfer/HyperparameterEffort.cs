namespace Profiler.CostModels.Transfer;

/// <summary>How much an estimate of the hyperparameters may take: work is bounded by counts, so that a seed repeats it.</summary>
/// <param name="Architectures">Drawn for each device and repeat.</param>
/// <param name="Steps">Evaluations of the likelihood at most.</param>
public sealed record HyperparameterEffort(int Architectures, int Repeats, int Steps)
{
    /// <summary>Under a second: for a table that is met for the first time.</summary>
    public static HyperparameterEffort Quick { get; } = new(25, 1, 30);

    /// <summary>Some seconds: for constants that are kept.</summary>
    public static HyperparameterEffort Thorough { get; } = new(40, 4, 120);
}
