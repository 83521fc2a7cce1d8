using Profiler.Fleet.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Surrogates;

/// <summary>Keeps a surrogate from answering for a target that it was not trained on.</summary>
public static class SurrogateGuard
{
    /// <param name="target">May have another batch: that is a feature of every kernel.</param>
    /// <exception cref="ProfilerException">The targets differ; the message has every difference.</exception>
    public static void Require(SurrogateSummary surrogate, Target target)
    {
        IReadOnlyList<string> differences = surrogate.Target.DifferencesFrom(target with { Batch = surrogate.Target.Batch });
        if (differences.Count > 0)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The surrogate {surrogate.Id} was trained for something else: {string.Join("; ", differences)}.",
                $"Train one for this: {TrainCommand(DeviceOptions.Of(target))}.");
        }
    }

    /// <summary>The command that trains a surrogate, as short as it works.</summary>
    public static string TrainCommand(DeviceOptions device) => $"profiler surrogate train{device.AsArguments()}";
}
