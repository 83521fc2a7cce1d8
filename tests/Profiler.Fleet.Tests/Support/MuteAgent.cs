using System.IO.Pipelines;
using Profiler.Fleet.Transports;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Support;

/// <summary>A link over which nothing comes.</summary>
internal sealed class MuteAgent : IAgentTransport
{
    private readonly Pipe _toAgent = new();
    private readonly Pipe _fromAgent = new();

    public Stream ToAgent => _toAgent.Writer.AsStream();

    public Stream FromAgent => _fromAgent.Reader.AsStream();

    public ValueTask<AgentEnd> DescribeEndAsync() => new(new AgentEnd(ErrorCode.LinkLost, "the link is gone"));

    public ValueTask DisposeAsync() => _fromAgent.Writer.CompleteAsync();
}
