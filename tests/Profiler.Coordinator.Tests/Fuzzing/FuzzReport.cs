using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Counts answers by kind of request and status, and keeps the faults.</summary>
internal sealed class FuzzReport
{
    private readonly ConcurrentDictionary<(string Kind, int Status), int> _counts = [];

    public ConcurrentQueue<string> Faults { get; } = [];

    public int Count => _counts.Values.Sum();

    public void Add(FuzzedRequest request, RawAnswer answer, string? fault)
    {
        _counts.AddOrUpdate((request.Kind, answer.Status), 1, (_, count) => count + 1);
        if (fault is not null)
        {
            Faults.Enqueue($"{fault}\n    of {request}");
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, KeyValuePair<(string Kind, int Status), int>> kind in _counts.GroupBy(count => count.Key.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            IEnumerable<string> statuses = kind.OrderBy(count => count.Key.Status)
                .Select(count => $"{(count.Key.Status == 0 ? "none" : count.Key.Status.ToString(CultureInfo.InvariantCulture))}: {count.Value}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind.Key,-10} {kind.Sum(count => count.Value),6}  {string.Join(", ", statuses)}");
        }

        return text.ToString();
    }
}
