using System.Collections.Immutable;
using Profiler.CostModels.Transfer;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Architectures;

namespace Profiler.Fleet.Onboarding;

/// <summary>What was measured so far, and the model that has learnt from it.</summary>
internal sealed class OnboardingLearning(TransferPrior prior, double widening)
{
    private readonly List<Item> _items = [];
    private TransferModel? _model;

    public int Count => _items.Count;

    public TransferModel Model => _model ??= TransferFit.Fit(
        prior,
        [.. _items.Select(item => new TransferObservation(prior.Encoder.Encode(item.Architecture), item.Measured.Median))],
        widening);

    public void Add(IEnumerable<Architecture> architectures, IEnumerable<(LatencyStatistics Measured, bool WasKnown)> measured)
    {
        _items.AddRange(architectures.Zip(measured, (architecture, m) => new Item(architecture, m.Measured, m.WasKnown, Repeats: 0)));
        _model = null;
    }

    /// <summary>The architecture whose measurement the others contradict most; null where none does, or it was repeated often enough.</summary>
    public Architecture? FindContradicted() =>
        TransferFit.FindSuspect(Model) is { } suspect && _items[suspect.Index].Repeats < OnboardingDefaults.MostRepeats
            ? _items[suspect.Index].Architecture
            : null;

    /// <summary>Puts the newest measurement in the place of the earlier one.</summary>
    public void Replace(Architecture architecture, LatencyStatistics measured)
    {
        int index = _items.FindIndex(item => item.Architecture.Equals(architecture));
        Item before = _items[index];
        _items[index] = before with { Measured = measured, WasKnown = false, Repeats = before.Repeats + 1 };
        _model = null;
    }

    public ImmutableArray<TransferPrediction> Predict(IEnumerable<Architecture> architectures) =>
        Model.Predict([.. architectures.Select(prior.Encoder.Encode)]);

    public IReadOnlyList<OnboardedArchitecture> Measured() =>
    [
        .. _items.Zip(
            Predict(_items.Select(item => item.Architecture)),
            (item, predicted) => new OnboardedArchitecture(item.Architecture, item.Measured, item.WasKnown, item.Repeats, predicted)),
    ];

    private sealed record Item(Architecture Architecture, LatencyStatistics Measured, bool WasKnown, int Repeats);
}
