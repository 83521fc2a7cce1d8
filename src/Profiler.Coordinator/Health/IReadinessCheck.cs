namespace Profiler.Coordinator.Health;

/// <summary>Something that the coordinator cannot do its work without.</summary>
public interface IReadinessCheck
{
    /// <summary>One word, as /health/ready shows it.</summary>
    string Name { get; }

    /// <returns>What is wrong; null where all is well.</returns>
    Task<string?> FindProblemAsync();
}
