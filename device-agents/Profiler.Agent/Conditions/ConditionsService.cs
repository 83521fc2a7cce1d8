using System.Collections.Immutable;
using Profiler.Agent.Hosts;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Serving;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Conditions;

/// <summary>The agent's side of the request for conditions, and what it owes the board at its start and at its end.</summary>
internal sealed class ConditionsService : IDisposable
{
    private readonly ConditionsKeeper _keeper;
    private readonly CoolDown _coolDown;

    public ConditionsService(AgentOptions options, HostReader host, TimeProvider time)
    {
        _keeper = new ConditionsKeeper(
            new BoardControls(new CommandRunner(), options.Root, host), new ConditionJournal(options.JournalFolder), host);
        _coolDown = new CoolDown(host, time);
    }

    /// <summary>What the coordinator is told with the device's description.</summary>
    public ImmutableArray<string> Notes { get; private set; } = [];

    /// <summary>
    /// Puts back what an agent before this one has left, where <paramref name="lane"/> is free: an agent that lives holds
    /// it and sees to its own.
    /// </summary>
    /// <param name="lane">Takes the lane; disposed when all is put back.</param>
    public void RestoreLeftovers(Func<IDisposable> lane)
    {
        if (!_keeper.HasLeftovers)
        {
            return;
        }

        try
        {
            using IDisposable held = lane();
            RestoreLeftovers();
        }
        catch (AgentException error)
        {
            if (error.Code != AgentFailure.DeviceBusy)
            {
                Note([$"not put back after an earlier agent: {error.Message} {error.Advice}"]);
            }
        }
    }

    /// <summary>The same for who has taken the lane to stay, before anything is changed.</summary>
    public void RestoreLeftovers()
    {
        if (_keeper.HasLeftovers)
        {
            ConditionsReport report = _keeper.Restore();
            Note(
            [
                .. report.States.Select(state => $"put back, as an earlier agent ended without doing so: {state.Name}, now {state.Now}"),
                .. report.Unmet.Select(unmet => $"not put back after an earlier agent: {unmet}"),
            ]);
        }
    }

    public ConditionsReport Apply(WantedConditions wanted, CancellationToken cancellationToken)
    {
        ConditionsReport report = _keeper.Apply(wanted);
        if (wanted.CoolDownBelowCelsius is not { } celsius || report.Unmet.Any(unmet => unmet.IsMistaken))
        {
            return report;
        }

        return _coolDown.Wait(celsius, cancellationToken) is { } unmet ? report with { Unmet = report.Unmet.Add(unmet) } : report;
    }

    /// <summary>Puts back what this agent changed.</summary>
    public void PutBack() => _keeper.PutBack();

    private void Note(ImmutableArray<string> notes)
    {
        Notes = notes;
        foreach (string note in notes)
        {
            Console.Error.WriteLine($"profiler-agent: {note}");
        }
    }

    public void Dispose() => _keeper.Dispose();
}
