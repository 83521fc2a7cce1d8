namespace Profiler.Measurement.Protocol;

/// <summary>What an agent does for a visit or an energy pass: each has a time limit of its own.</summary>
public enum VisitPhase
{
    /// <summary>Loads the models; building an engine takes minutes on a small board.</summary>
    Building,

    /// <summary>Runs them.</summary>
    Measuring,

    /// <summary>Watches power without running them.</summary>
    Resting,
}
