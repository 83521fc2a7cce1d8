using System.Collections.Immutable;
using Profiler.Agent.Hosts;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>
/// Sets the board as it is wanted and puts it back. One keeper a board at a time: who calls it holds the lane. All that
/// it does is safe to do twice.
/// </summary>
internal sealed class ConditionsKeeper : IDisposable
{
    private readonly BoardControls _controls;
    private readonly ConditionJournal _journal;
    private readonly HostReader _host;
    private readonly Lock _gate = new();
    private ImmutableArray<HeldClock> _held = [];

    /// <summary>Whether this process changed something that is not yet put back.</summary>
    private bool _isChanged;

    public ConditionsKeeper(BoardControls controls, ConditionJournal journal, HostReader host)
    {
        _controls = controls;
        _journal = journal;
        _host = host;

        // Several ways out of an agent are calls of Exit; what has changed goes back on each of them.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Whether an agent before this one ended without putting everything back.</summary>
    public bool HasLeftovers => _journal.Exists;

    /// <summary>Sets what is wanted as far as that can be done; where nothing is, puts everything back.</summary>
    public ConditionsReport Apply(WantedConditions wanted)
    {
        lock (_gate)
        {
            if (!wanted.SetsAnything)
            {
                return wanted.CoolDownBelowCelsius is null ? Restore() : Report([], []);
            }

            var unmet = new List<UnmetCondition>();
            ImmutableArray<Step> steps = [.. _controls.Of(wanted).SelectMany(change => Prepare(change, unmet))];
            if (unmet.Any(condition => condition.IsMistaken) || !Record(steps, unmet))
            {
                return Report([], unmet);
            }

            foreach (Step step in steps)
            {
                Set(step, unmet);
                if (unmet.Any(condition => condition.IsMistaken))
                {
                    break;
                }
            }

            return Report(steps.Select(step => (step.Control, step.Before.Words)), unmet);
        }
    }

    /// <summary>Puts back what the journal says; what cannot be stays in it.</summary>
    public ConditionsReport Restore()
    {
        lock (_gate)
        {
            _held = [];
            _isChanged = false;
            var unmet = new List<UnmetCondition>();
            var restored = new List<(IConditionControl, string)>();
            try
            {
                ImmutableArray<JournalEntry> entries = _journal.Read();
                if (entries.Length > 0)
                {
                    _journal.Write([.. entries.Where(entry => !IsRestored(entry, restored, unmet))]);
                }
            }
            catch (ConditionException error)
            {
                unmet.Add(error.Of("journal", "put back"));
            }

            return Report(restored, unmet);
        }
    }

    /// <summary>Puts back what this process has changed; nothing where it changed nothing.</summary>
    public void PutBack()
    {
        lock (_gate)
        {
            if (_isChanged)
            {
                foreach (UnmetCondition unmet in Restore().Unmet)
                {
                    Console.Error.WriteLine($"profiler-agent: not put back: {unmet}");
                }
            }
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        PutBack();
    }

    private void OnExit(object? sender, EventArgs arguments) => PutBack();

    /// <summary>Reads the controls of one wish. Those that the board does not have are passed over, unless it has none of them.</summary>
    private static List<Step> Prepare(ConditionChange change, List<UnmetCondition> unmet)
    {
        var steps = new List<Step>();
        ConditionException? absent = null;
        bool failed = false;
        foreach ((IConditionControl control, string value) in change.Steps)
        {
            try
            {
                steps.Add(new Step(change, control, value, control.Read()));
            }
            catch (ConditionException error) when (error.Reason == UnmetReason.Absent)
            {
                absent = error;
            }
            catch (ConditionException error)
            {
                failed = true;
                unmet.Add(error.Of(control.Name, change.Wanted));
            }
        }

        if (steps.Count == 0 && !failed && absent is not null)
        {
            unmet.Add(absent.Of(change.Name, change.Wanted));
        }

        return steps;
    }

    /// <summary>Writes down what everything is, before the first change. What was written before an earlier change stays.</summary>
    private bool Record(ImmutableArray<Step> steps, List<UnmetCondition> unmet)
    {
        try
        {
            ImmutableArray<JournalEntry> known = _journal.Read();
            JournalEntry[] all = [.. known, .. steps.Select(step => new JournalEntry(step.Control.Name, step.Before.Words, step.Before.Saved))];
            string[] order = [.. _controls.All.Select(control => control.Name)];
            ImmutableArray<JournalEntry> entries = [.. all.DistinctBy(entry => entry.Control).OrderBy(entry => Array.IndexOf(order, entry.Control))];
            if (entries.Length > known.Length)
            {
                _journal.Write(entries);
            }

            _isChanged |= steps.Length > 0;
            return true;
        }
        catch (ConditionException error)
        {
            unmet.AddRange(steps.Select(step => error.Of(step.Control.Name, step.Change.Wanted)));
            return false;
        }
    }

    private void Set(Step step, List<UnmetCondition> unmet)
    {
        try
        {
            ImmutableArray<HeldClock> held = step.Control.Set(step.Value);
            _held = [.. _held.Where(clock => held.All(now => now.Domain != clock.Domain)), .. held];
        }
        catch (ConditionException error)
        {
            unmet.Add(error.Of(step.Control.Name, step.Change.Wanted));
            if (error.ChangedNothing)
            {
                Forget(step);
            }
        }
    }

    /// <summary>What did not change needs no putting back, which would fail in the same way.</summary>
    private void Forget(Step step)
    {
        ImmutableArray<JournalEntry> entries = _journal.Read();
        _journal.Write([.. entries.Where(entry => entry.Control != step.Control.Name || entry.Saved != step.Before.Saved)]);
    }

    private bool IsRestored(JournalEntry entry, List<(IConditionControl Control, string Before)> restored, List<UnmetCondition> unmet)
    {
        if (_controls.All.FirstOrDefault(control => control.Name == entry.Control) is not { } control)
        {
            unmet.Add(new UnmetCondition(entry.Control, entry.Words, UnmetReason.Absent, "This agent does not know the control", "Put it back by hand."));
            return false;
        }

        try
        {
            control.Restore(entry.Saved);
            restored.Add((control, entry.Words));
            return true;
        }
        catch (ConditionException error)
        {
            unmet.Add(error.Of(control.Name, entry.Words));
            return false;
        }
    }

    private ConditionsReport Report(IEnumerable<(IConditionControl Control, string Before)> touched, List<UnmetCondition> unmet) => new(
        [.. touched.Select(one => new ConditionState(one.Control.Name, one.Before, Words(one.Control)))],
        [.. unmet],
        _held,
        _host.TemperatureCelsius());

    private static string Words(IConditionControl control)
    {
        try
        {
            return control.Read().Words;
        }
        catch (ConditionException error)
        {
            return $"unreadable: {error.Message}";
        }
    }

    private sealed record Step(ConditionChange Change, IConditionControl Control, string Value, ControlState Before);
}
