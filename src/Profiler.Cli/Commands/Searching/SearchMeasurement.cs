using Profiler.Cli.Commands.Measuring;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>Brings what a search found to a device, as 'profiler measure' does with a file.</summary>
internal static class SearchMeasurement
{
    /// <summary>The network as it was exported, with its own weights.</summary>
    public static Subject SubjectOf(string name, string onnxFile) =>
        SubjectFactory.FromFile(name, OnnxModelFile.Load(onnxFile), OnnxInputs.Parse([]));

    public static MeasuredCost Read(MeasuringOutcome outcome, string name, PredictedLatency? predicted)
    {
        MeasuredNetwork measured = MeasuredNetworkReader.Read(outcome.Networks.Single(network => network.Subject.Name == name));
        return new MeasuredCost(
            measured.Target,
            measured.Threads,
            measured.LatencyMs.Median,
            measured.LatencyMs.Low,
            measured.LatencyMs.High,
            measured.LatencyMs.P90,
            measured.Grade,
            measured.Findings,
            predicted is null ? null : (predicted.LatencyMs / measured.LatencyMs.Median) - 1,
            outcome.JobId,
            measured.Sha256);
    }
}
