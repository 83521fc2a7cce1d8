using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Profiler.Coordinator.Observability;

/// <summary>One instrument with all its series.</summary>
internal sealed class MetricFamily
{
    /// <summary>Beyond so many, values go to one series without tags: a client must not make the text grow without end.</summary>
    private const int MostSeries = 1000;

    private readonly ConcurrentDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);

    public MetricFamily(Instrument instrument)
    {
        Type type = instrument.GetType().GetGenericTypeDefinition();
        IsHistogram = type == typeof(Histogram<>);
        IsCounter = type == typeof(Counter<>) || type == typeof(ObservableCounter<>);
        IsObserved = instrument.IsObservable;
        Name = NameOf(instrument, IsCounter);
        Help = (instrument.Description ?? instrument.Name).ReplaceLineEndings(" ");
    }

    public string Name { get; }

    public string Help { get; }

    public bool IsHistogram { get; }

    public bool IsCounter { get; }

    public IEnumerable<MetricSeries> Series => _series.Values.OrderBy(series => series.Labels, StringComparer.Ordinal);

    private bool IsObserved { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = LabelsOf(tags);
        if (!_series.TryGetValue(labels, out MetricSeries? series))
        {
            labels = _series.Count < MostSeries ? labels : "";
            series = _series.GetOrAdd(labels, key => new MetricSeries(key, IsHistogram));
        }

        if (IsHistogram)
        {
            series.Record(value);
        }
        else if (IsObserved)
        {
            series.Set(value);
        }
        else
        {
            series.Add(value);
        }
    }

    /// <summary>Forgets observed values, before they are asked for anew: what is observed no more must not stay.</summary>
    public void ForgetObserved()
    {
        if (IsObserved)
        {
            _series.Clear();
        }
    }

    private static string NameOf(Instrument instrument, bool isCounter)
    {
        string unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        string name = instrument.Name.Replace('.', '_').Replace('-', '_');
        return $"{name}{(name.EndsWith(unit, StringComparison.Ordinal) ? "" : unit)}{(isCounter ? "_total" : "")}";
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach ((string name, object? value) in tags)
        {
            text.Append(text.Length > 0 ? "," : "").Append(name.Replace('.', '_')).Append("=\"");
            text.Append(Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).Append('"');
        }

        return text.ToString();
    }

    private static string Escape(string value) => value.AsSpan().IndexOfAny('\\', '"', '\n') < 0
        ? value
        : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
