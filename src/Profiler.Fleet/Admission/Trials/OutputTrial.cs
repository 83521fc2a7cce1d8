using System.Collections.Immutable;
using Profiler.Fleet.Admission.Results;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Admission.Trials;

/// <summary>Has the board run the reference models and compares what comes out.</summary>
internal static class OutputTrial
{
    /// <returns>One result a model; none for a null device, which computes nothing.</returns>
    public static async Task<ImmutableArray<OutputResult>> RunAsync(DeviceSession device, CancellationToken cancellationToken)
    {
        if (device.Description.Runtime == DeviceDescription.NullRuntime)
        {
            return [];
        }

        double tolerance = Runtimes.UsesGpu(device.TargetFor(1).Provider)
            ? AdmissionDefaults.ReducedOutputTolerance
            : AdmissionDefaults.OutputTolerance;
        var results = ImmutableArray.CreateBuilder<OutputResult>();
        foreach (ReferenceModel model in ReferenceModels.All)
        {
            await device.Agent.EnsureModelAsync(model.Export.Sha256, model.Export.Bytes, cancellationToken);
            CheckedReply found = await device.Agent.CheckAsync(
                device.Workload(model.Export.Sha256), ReferenceModels.InputSeed, cancellationToken);
            results.Add(Compare(model.Expected, found, tolerance));
        }

        return results.ToImmutable();
    }

    private static OutputResult Compare(ExpectedOutput expected, CheckedReply found, double tolerance)
    {
        OutputResult Wrong(string problem, CheckedOutput? output = null) => new(expected.Model, problem, null, tolerance, output?.Sha256);
        if (found.Problem is { } problem)
        {
            return Wrong($"the runtime could not run it: {problem}");
        }

        if (found.Outputs.Length != 1)
        {
            return Wrong($"it has {found.Outputs.Length} outputs instead of one");
        }

        CheckedOutput output = found.Outputs[0];
        if (!output.Dimensions.SequenceEqual(expected.Dimensions) || output.First.Length != expected.First.Length)
        {
            return Wrong($"its output is {Shape(output.Dimensions)} instead of {Shape(expected.Dimensions)}", output);
        }

        if (output.NonFinite > 0)
        {
            return Wrong($"{output.NonFinite} values of its output are infinite or not a number", output);
        }

        double error = LargestError(expected, output);
        string? difference = error <= tolerance ? null : $"its output differs from the expected by {error:0.###E+0} of the largest value";
        return new OutputResult(expected.Model, difference, error, tolerance, output.Sha256);
    }

    private static double LargestError(ExpectedOutput expected, CheckedOutput output)
    {
        double largest = Math.Max(Math.Abs(expected.Minimum), Math.Abs(expected.Maximum));
        (double Want, double Got)[] pairs =
        [
            (expected.Mean, output.Mean),
            (expected.StandardDeviation, output.StandardDeviation),
            (expected.Minimum, output.Minimum),
            (expected.Maximum, output.Maximum),
            .. expected.First.Zip(output.First, (want, got) => (want, got ?? double.PositiveInfinity)),
        ];
        return pairs.Max(pair => Math.Abs(pair.Got - pair.Want)) / largest;
    }

    private static string Shape(IEnumerable<long> dimensions) => string.Join('x', dimensions);
}
