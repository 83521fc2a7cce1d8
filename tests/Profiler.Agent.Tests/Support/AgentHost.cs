using System.IO.Pipelines;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Support;

/// <summary>An agent in this process, spoken to through pipes as a coordinator would.</summary>
internal sealed class AgentHost : IAsyncDisposable
{
    /// <summary>Neither side ever waits for the other to read.</summary>
    private static readonly PipeOptions Endless = new(pauseWriterThreshold: 0);

    private readonly Pipe _toAgent = new(Endless);
    private readonly Pipe _fromAgent = new(Endless);
    private readonly AgentServer _server;
    private readonly Task _serving;
    private readonly FrameReader<AgentReply> _reader;
    private readonly FrameWriter<AgentRequest> _writer;

    private AgentHost(TemporaryFolder folder)
    {
        var options = new AgentOptions(folder.PathOf("models"), folder.PathOf("lane"), MeasuresHere: true);
        _server = new AgentServer(options, _toAgent.Reader.AsStream(), _fromAgent.Writer.AsStream(), TimeProvider.System);
        _reader = new FrameReader<AgentReply>(_fromAgent.Reader.AsStream(), ProtocolJson.Default.AgentReply);
        _writer = new FrameWriter<AgentRequest>(_toAgent.Writer.AsStream(), ProtocolJson.Default.AgentRequest);
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>With the hello read. Models and lane lie in the folder.</summary>
    public static async Task<AgentHost> StartAsync(TemporaryFolder folder)
    {
        AgentHost host = Start(folder);
        Assert.IsType<HelloReply>(await host.NextAsync());
        return host;
    }

    /// <summary>With the hello still to be read.</summary>
    public static AgentHost Start(TemporaryFolder folder) => new(folder);

    public Task SendAsync(AgentRequest request) => _writer.WriteAsync(request, CancellationToken.None);

    /// <summary>Sends what no protocol would.</summary>
    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes) => await _toAgent.Writer.WriteAsync(bytes);

    public async Task<AgentReply> NextAsync() =>
        await _reader.ReadAsync(CancellationToken.None) ?? throw new EndOfStreamException("The agent has ended.");

    /// <summary>The next reply, or null where the agent ends before it.</summary>
    public Task<AgentReply?> TryNextAsync() => _reader.ReadAsync(CancellationToken.None).AsTask();

    public async Task<AgentReply> AskAsync(AgentRequest request)
    {
        await SendAsync(request);
        return await NextAsync();
    }

    /// <summary>The replies to a request up to the one that ends it.</summary>
    public async Task<List<AgentReply>> AskAllAsync(AgentRequest request)
    {
        await SendAsync(request);
        var replies = new List<AgentReply>();
        do
        {
            replies.Add(await NextAsync());
        }
        while (replies[^1] is not (DoneReply or FailedReply));
        return replies;
    }

    /// <summary>Closes the agent's input and waits for its end.</summary>
    public async Task EndAsync()
    {
        await _toAgent.Writer.CompleteAsync();
        await _serving;
    }

    /// <summary>How the agent ended by itself.</summary>
    public Task Serving => _serving;

    /// <summary>Closes the pipe behind the agent, as the end of a process does.</summary>
    private async Task ServeAsync()
    {
        try
        {
            await _server.RunAsync();
        }
        finally
        {
            await _fromAgent.Writer.CompleteAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _toAgent.Writer.CompleteAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _server.Dispose();
        _writer.Dispose();
    }
}
