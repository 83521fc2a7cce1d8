namespace Profiler.Measurement.Protocol;

/// <summary>What an agent does for a visit: the two have time limits of their own.</summary>
public enum VisitPhase
{
    /// <summary>Loads the models; building an engine takes minutes on a small board.</summary>
    Building,

    /// <summary>Runs them.</summary>
    Measuring,
}
