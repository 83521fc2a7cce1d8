namespace Profiler.Fleet.Agents;

/// <summary>How long an agent may be silent, by what it is doing; then it is taken for hung.</summary>
public sealed record AgentPatience
{
    public static AgentPatience Default { get; } = new();

    /// <summary>To say hello: starting .NET on a small board takes seconds.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>To answer a request, or to take one: a megabyte of a model over a slow link.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>To load a visit's models: TensorRT builds an engine for minutes.</summary>
    public TimeSpan Building { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>To run a visit: it aims at a fraction of a second.</summary>
    public TimeSpan Visit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>To set the board's conditions: it may be let cool for ten minutes.</summary>
    public TimeSpan Conditions { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>To stop when a measure was cancelled.</summary>
    public TimeSpan Cancelling { get; init; } = TimeSpan.FromSeconds(30);
}
