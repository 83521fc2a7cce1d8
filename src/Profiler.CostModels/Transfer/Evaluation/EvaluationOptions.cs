namespace Profiler.CostModels.Transfer.Evaluation;

/// <summary>How a table plays new devices.</summary>
/// <param name="Measurements">Architectures that count as measured on the target, at least 2.</param>
/// <param name="Seeds">Repeats, each with its own pool and test architectures, at least 1.</param>
public sealed record EvaluationOptions(int Measurements, TransferDesign Design, int Seeds)
{
    /// <summary>Architectures that are predicted and compared, as HELP has it; of a small table at most half.</summary>
    public int TestArchitectures { get; init; } = 1000;
}
