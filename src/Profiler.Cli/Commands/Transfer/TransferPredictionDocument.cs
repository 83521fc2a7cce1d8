namespace Profiler.Cli.Commands.Transfer;

/// <summary>What architectures take on a device that was learnt.</summary>
internal sealed record TransferPredictionDocument(string Space, IReadOnlyList<PredictedArchitecture> Predictions);
