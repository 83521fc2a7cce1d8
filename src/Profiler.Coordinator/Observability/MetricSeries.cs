namespace Profiler.Coordinator.Observability;

/// <summary>The values of one instrument under one set of tags.</summary>
/// <param name="labels">As the text shows them, without braces.</param>
internal sealed class MetricSeries(string labels, bool isHistogram)
{
    /// <summary>Upper bounds in the instrument's unit; requests in seconds and device times both fit.</summary>
    public static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300, 3600];

    private readonly Lock _gate = new();
    private readonly long[] _buckets = isHistogram ? new long[Bounds.Length + 1] : [];
    private double _sum;
    private long _count;

    public string Labels { get; } = labels;

    /// <summary>For counters, and for what goes up and down.</summary>
    public void Add(double value)
    {
        lock (_gate)
        {
            _sum += value;
        }
    }

    /// <summary>For what is asked for its value.</summary>
    public void Set(double value)
    {
        lock (_gate)
        {
            _sum = value;
        }
    }

    /// <summary>For histograms.</summary>
    public void Record(double value)
    {
        int bucket = Array.BinarySearch(Bounds, value);
        lock (_gate)
        {
            _buckets[bucket < 0 ? ~bucket : bucket]++;
            _sum += value;
            _count++;
        }
    }

    public double Sum()
    {
        lock (_gate)
        {
            return _sum;
        }
    }

    public (long[] Buckets, double Sum, long Count) Histogram()
    {
        lock (_gate)
        {
            return ([.. _buckets], _sum, _count);
        }
    }
}
