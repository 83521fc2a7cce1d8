using System.Collections.Immutable;
using Profiler.Agent.Hosts;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Sensors;
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
        var root = SensorRoot.FromEnvironment();
        _keeper = new ConditionsKeeper(
            new BoardControls(new CommandRunner(), root, host), new ConditionJournal(options.JournalFolder(root)), host);
        _coolDown = new CoolDown(host, time);
    }

    /// <summary>What the coordinator is told with the device's description.</summary>
    public ImmutableArray<string> Notes { get; private set; } = [];

    /// <summary>
    /// Puts back what an agent before this one has left, where that one is gone. Another that lives holds the lane and
    /// sees to its own.
    /// </summary>
    /// <param name="takeLane">Holds the lane until it is disposed.</param>
    public void RestoreLeftovers(Func<IDisposable> takeLane)
    {
        if (!_keeper.HasLeftovers)
        {
            return;
        }

        try
        {
            using IDisposable lane = takeLane();
            ConditionsReport report = _keeper.Restore();
            Notes =
            [
                .. report.States.Select(state => $"put back, as an earlier agent ended without doing so: {state.Name}, now {state.Now}"),
                .. report.Unmet.Select(unmet => $"not put back after an earlier agent: {unmet}"),
            ];
            foreach (string note in Notes)
            {
                Console.Error.WriteLine($"profiler-agent: {note}");
            }
        }
        catch (AgentException error) when (error.Code == AgentFailure.DeviceBusy)
        {
            // The journal is of the agent that holds the device.
        }
        catch (AgentException error)
        {
            Notes = [$"not put back after an earlier agent: {error.Message} {error.Advice}"];
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

    public void Dispose() => _keeper.Dispose();
}
