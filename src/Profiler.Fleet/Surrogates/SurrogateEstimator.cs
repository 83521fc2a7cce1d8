using Profiler.CostModels.Surrogates;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates;

/// <summary>Estimates networks by a device's surrogate, from the graphs that the device's runtime makes of them; nothing is run.</summary>
public sealed class SurrogateEstimator(ProfilerDatabase database, DeviceSession device)
{
    /// <exception cref="ProfilerException">
    /// There is no such surrogate of the device as it is used now, it cannot be read, or the runtime refuses the network.
    /// </exception>
    public async Task<SurrogateAnswer> EstimateAsync(Subject subject, DeviceOptions options, CancellationToken cancellationToken)
    {
        SurrogateSummary summary = await SurrogateFinder.FindAsync(database, options) ?? throw None(options);
        Target target = device.TargetFor(subject.Batch);
        SurrogateGuard.Require(summary, target);
        using Surrogate surrogate = await SurrogateFinder.LoadAsync(database, summary);
        RuntimeGraph graph = await device.ReadGraphAsync(
            device.Workload(subject.Sha256) with { Inputs = subject.OpenInputs }, subject.Onnx, cancellationToken);
        return new SurrogateAnswer(summary, target, surrogate.Estimate(graph, subject.Work));
    }

    /// <summary>What to do where a device has no surrogate.</summary>
    public static ProfilerException None(DeviceOptions device) => new(
        ErrorCode.UnknownName,
        $"There is no surrogate of {device}.",
        $"Train one with '{SurrogateGuard.TrainCommand(device)}'.");
}
