using System.Globalization;
using Profiler.Fleet.Transports.Ssh.Deployment;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh;

/// <summary>An agent that runs on a board as a command of an SSH link. Owns both.</summary>
internal sealed class SshAgentTransport : IAgentTransport
{
    /// <summary>The agent's own exit code for having heard nothing for too long: the link, as seen from the board.</summary>
    private const int HeardNothing = 4;

    private readonly ISshLink _link;
    private readonly ISshCommand _agent;
    private readonly SignsOfLife _toAgent;

    public SshAgentTransport(ISshLink link, ISshCommand agent, TimeSpan signEvery, TimeProvider time)
    {
        _link = link;
        _agent = agent;
        _toAgent = new SignsOfLife(agent.Input, signEvery, time);
    }

    public Stream ToAgent => _toAgent;

    public Stream FromAgent => _agent.Output;

    public async ValueTask<AgentEnd> DescribeEndAsync()
    {
        using var patience = new CancellationTokenSource(SshDefaults.Exit);
        try
        {
            await _agent.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new AgentEnd(ErrorCode.AgentDied, "the agent closed its output and still runs");
        }

        string errors = _agent.Errors;
        int mark = errors.LastIndexOf(BoardScripts.ExitMark, StringComparison.Ordinal);
        if (mark >= 0 && int.TryParse(errors.AsSpan(mark + BoardScripts.ExitMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int status))
        {
            ErrorCode code = status == HeardNothing ? ErrorCode.LinkLost : ErrorCode.AgentDied;
            return new AgentEnd(code, ExitWords.Of(status, errors[..mark].Trim()));
        }

        return await _link.FindFaultAsync() is { } fault
            ? new AgentEnd(ErrorCode.LinkLost, fault)
            : new AgentEnd(ErrorCode.AgentDied, $"the agent's shell was killed{(errors.Length > 0 ? $": {errors}" : string.Empty)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _toAgent.DisposeAsync();
        await _agent.DisposeAsync();
        await _link.DisposeAsync();
    }
}
