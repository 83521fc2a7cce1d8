using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>From measurements on a new device to its model, and the check that one of them is wrong.</summary>
public static class TransferFit
{
    /// <summary>Fewer have no spread to learn from.</summary>
    public const int FewestObservations = 2;

    /// <summary>Half-widths of the 68 % interval beyond which a measurement is to be repeated.</summary>
    private const double SuspectDeviations = 2.5;
    private const double SuspectInterval = 0.68;

    /// <param name="widening">What intervals are widened by: <see cref="TransferCalibration.Widening"/>; at least 1.</param>
    /// <exception cref="ProfilerException">There are too few, or one is unusable or measured twice; it is named.</exception>
    public static TransferModel Fit(TransferPrior prior, IReadOnlyList<TransferObservation> observations, double widening)
    {
        Check(observations);
        return new TransferModel(prior, [.. observations], widening);
    }

    /// <summary>
    /// The measurement that the others contradict most, each predicted from all the others; null where none is more than
    /// 2.5 half-widths of its 68 % interval off, or where there are too few to tell.
    /// </summary>
    public static SuspectObservation? FindSuspect(TransferModel model)
    {
        ImmutableArray<TransferObservation> observations = model.Observations;
        if (observations.Length <= FewestObservations)
        {
            return null;
        }

        SuspectObservation? worst = null;
        for (int i = 0; i < observations.Length; i++)
        {
            var others = new TransferModel(model.Prior, observations.RemoveAt(i), model.Widening);
            (double expectedMs, double distance) = others.Distance(observations[i], SuspectInterval);
            if (distance > SuspectDeviations && distance > (worst?.Deviations ?? 0))
            {
                worst = new SuspectObservation(i, observations[i], expectedMs, distance);
            }
        }

        return worst;
    }

    private static void Check(IReadOnlyList<TransferObservation> observations)
    {
        if (observations.Count < FewestObservations)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{observations.Count} measurement(s) were given, and {FewestObservations} are the least that a device can be learnt from.",
                "Measure what 'profiler transfer plan' names.");
        }

        var seen = new HashSet<string>();
        foreach (TransferObservation observation in observations)
        {
            string text = observation.Architecture.Text;
            if (!(double.IsFinite(observation.LatencyMs) && observation.LatencyMs > 0))
            {
                throw new ProfilerException(
                    ErrorCode.InvalidArgument, $"The latency of {text} is {observation.LatencyMs} ms; it must be above 0.", "Measure it again.");
            }

            if (!seen.Add(text))
            {
                throw new ProfilerException(
                    ErrorCode.InvalidArgument,
                    $"{text} was measured more than once.",
                    "Keep one of its measurements: the one after it was asked for again.");
            }
        }

        if (observations.All(observation => observation.LatencyMs == observations[0].LatencyMs))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"All {observations.Count} architectures took {observations[0].LatencyMs} ms: nothing can be learnt from that.",
                "Look at what was timed, and with what resolution.");
        }
    }
}
