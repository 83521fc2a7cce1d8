using System.Globalization;
using System.Text;
using Profiler.Chaos.Tests.Faults;
using Profiler.Store.Queue;

namespace Profiler.Chaos.Tests;

/// <summary>The figures of a run.</summary>
internal sealed class ChaosReport
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public void Add(string name, object value) => _text.AppendLine(CultureInfo.InvariantCulture, $"{name,-22} {value}");

    public void Add(IReadOnlyCollection<InjectedFault> faults)
    {
        Add("faults", faults.Count);
        foreach (IGrouping<FaultKind, InjectedFault> kind in faults.GroupBy(fault => fault.Kind).OrderBy(group => group.Key))
        {
            Add($"  {kind.Key}", kind.Count());
        }
    }

    public void Add(IReadOnlyCollection<QueuedJob> jobs)
    {
        Add("jobs", jobs.Count);
        foreach (IGrouping<string, QueuedJob> state in jobs.GroupBy(job => $"  {job.State} {job.Failure?.Code}").OrderBy(group => group.Key))
        {
            Add(state.Key, state.Count());
        }

        Add("attempts", jobs.Sum(job => job.Attempts));
        Add("jobs of more attempts", jobs.Count(job => job.Attempts > 1));
    }
}
