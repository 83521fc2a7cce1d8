using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Profiler.Coordinator.Observability;

/// <summary>Adds up what the meters of the coordinator measure, for the text endpoint.</summary>
public sealed class MetricCollector : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = [];

    public MetricCollector(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Several coordinators in one process, as tests have them, each count their own requests.
            bool isOurs = MeterNames.All.Contains(instrument.Meter.Name) && (instrument.Meter.Scope is null || instrument.Meter.Scope == meters);
            if (isOurs)
            {
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, new MetricFamily(instrument)));
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(value, tags, state));
        _listener.Start();
    }

    /// <summary>Everything as it is now, in the Prometheus text format.</summary>
    public string Write()
    {
        foreach (MetricFamily family in _families.Values)
        {
            family.ForgetObserved();
        }

        _listener.RecordObservableInstruments();
        return PrometheusText.Write(_families.Values);
    }

    public void Dispose() => _listener.Dispose();

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((MetricFamily)state!).Record(value, tags);
}
