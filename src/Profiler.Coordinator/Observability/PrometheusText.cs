using System.Globalization;
using System.Text;

namespace Profiler.Coordinator.Observability;

/// <summary>Metrics in the text exposition format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, MetricFamily> name in families.GroupBy(family => family.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            MetricFamily first = name.First();
            text.Append("# HELP ").Append(first.Name).Append(' ').Append(first.Help.Replace("\\", "\\\\", StringComparison.Ordinal)).Append('\n');
            text.Append("# TYPE ").Append(first.Name).Append(' ').Append(TypeOf(first)).Append('\n');
            foreach (MetricSeries series in name.SelectMany(family => family.Series))
            {
                WriteSeries(text, first, series);
            }
        }

        return text.ToString();
    }

    private static string TypeOf(MetricFamily family) => family.IsHistogram ? "histogram" : family.IsCounter ? "counter" : "gauge";

    private static void WriteSeries(StringBuilder text, MetricFamily family, MetricSeries series)
    {
        if (!family.IsHistogram)
        {
            WriteLine(text, family.Name, series.Labels, series.Sum());
            return;
        }

        (long[] buckets, double sum, long count) = series.Histogram();
        string separator = series.Labels.Length > 0 ? "," : "";
        long below = 0;
        for (int i = 0; i < buckets.Length; i++)
        {
            below += buckets[i];
            string bound = i < MetricSeries.Bounds.Length ? MetricSeries.Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
            WriteLine(text, $"{family.Name}_bucket", $"{series.Labels}{separator}le=\"{bound}\"", below);
        }

        WriteLine(text, $"{family.Name}_sum", series.Labels, sum);
        WriteLine(text, $"{family.Name}_count", series.Labels, count);
    }

    private static void WriteLine(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}
