namespace Profiler.Agent.Energy;

/// <summary>A model that is kept busy without a pause while power is watched.</summary>
internal interface IPowerLoad
{
    /// <summary>Runs the model until caches and clocks are where they stay, and finds out how long its load has to be.</summary>
    /// <param name="record">Begins to read the rails, for so many ms at most.</param>
    /// <returns>How long the load takes at most, its program's beginning and end included, in ms.</returns>
    double WarmUp(Func<double, PowerRecorder> record, CancellationToken cancellationToken);

    /// <summary>The load itself.</summary>
    /// <exception cref="Serving.AgentException">A run or a rail failed.</exception>
    LoadRuns Run(PowerRecorder recorder, CancellationToken cancellationToken);
}
