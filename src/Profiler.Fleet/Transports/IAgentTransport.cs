namespace Profiler.Fleet.Transports;

/// <summary>A way to an agent: its standard input and output at the far end.</summary>
public interface IAgentTransport : IAsyncDisposable
{
    /// <summary>What is written here reaches the agent's standard input.</summary>
    Stream ToAgent { get; }

    /// <summary>The agent's standard output.</summary>
    Stream FromAgent { get; }

    /// <summary>Why the agent is gone; asked for when the streams have ended. Ends within seconds in any case.</summary>
    ValueTask<AgentEnd> DescribeEndAsync();
}
