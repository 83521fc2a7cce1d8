using System.IO.Pipelines;
using Profiler.Fleet.Transports;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Testing;

namespace Profiler.Fleet.Tests.Support;

/// <summary>An agent in this process that speaks the protocol for a synthetic device, and dies when that is lost.</summary>
internal sealed class FakeAgent : IAgentTransport
{
    public const string End = "the cable was pulled";

    /// <summary>Neither side ever waits for the other to read.</summary>
    private static readonly PipeOptions Endless = new(pauseWriterThreshold: 0);

    private readonly IBenchDevice _device;
    private readonly Func<AgentRequest, AgentReply?>? _answers;
    private readonly Pipe _toAgent = new(Endless);
    private readonly Pipe _fromAgent = new(Endless);
    private readonly Dictionary<string, long> _models = [];
    private readonly FrameReader<AgentRequest> _reader;
    private readonly FrameWriter<AgentReply> _writer;
    private readonly Task _serving;

    /// <param name="fails">Whether a measure is answered by a failure instead of visits.</param>
    /// <param name="answers">What is answered otherwise than usual; null for the usual answer.</param>
    public FakeAgent(
        IBenchDevice device,
        int protocol = AgentProtocol.Version,
        AgentFailure? fails = null,
        Func<AgentRequest, AgentReply?>? answers = null)
    {
        _device = device;
        _answers = answers;
        _reader = new FrameReader<AgentRequest>(_toAgent.Reader.AsStream(), ProtocolJson.Default.AgentRequest);
        _writer = new FrameWriter<AgentReply>(_fromAgent.Writer.AsStream(), ProtocolJson.Default.AgentReply);
        _serving = Task.Run(() => ServeAsync(protocol, fails));
    }

    public Stream ToAgent => _toAgent.Writer.AsStream();

    public Stream FromAgent => _fromAgent.Reader.AsStream();

    /// <summary>The chunks that came, in their order.</summary>
    public List<PutModelRequest> Chunks { get; } = [];

    public ValueTask<AgentEnd> DescribeEndAsync() => new(new AgentEnd(ErrorCode.LinkLost, End));

    public async ValueTask DisposeAsync()
    {
        await _toAgent.Writer.CompleteAsync();
        await _serving;
        _writer.Dispose();
    }

    private async Task ServeAsync(int protocol, AgentFailure? fails)
    {
        try
        {
            await SendAsync(new HelloReply(0, protocol, "0.1.0"));
            while (await _reader.ReadAsync(CancellationToken.None) is { } request)
            {
                await AnswerAsync(request, fails);
            }
        }
        catch (ProfilerException)
        {
            // The device was lost, and its agent with it.
        }

        await _fromAgent.Writer.CompleteAsync();
    }

    private Task AnswerAsync(AgentRequest request, AgentFailure? fails) => request switch
    {
        _ when _answers?.Invoke(request) is { } reply => SendAsync(reply),
        DescribeRequest => DescribeAsync(request.Id),
        HaveModelRequest have => SendAsync(new ModelStateReply(have.Id, _models.ContainsKey(have.Sha256))),
        PutModelRequest put => PutAsync(put),
        MeasureRequest measure when fails is { } failure => SendAsync(new FailedReply(measure.Id, failure, "It failed.", "Do something.")),
        MeasureRequest measure => MeasureAsync(measure),
        GraphRequest graph => SendAsync(new GraphReply(graph.Id, ((SyntheticDevice)_device).ReadGraph(graph.Workload))),
        _ => SendAsync(new StoredReply(request.Id)),
    };

    private async Task DescribeAsync(long id) => await SendAsync(new DescriptionReply(id, await _device.DescribeAsync(CancellationToken.None)));

    private Task PutAsync(PutModelRequest put)
    {
        Chunks.Add(put);
        if (put.Offset + put.Data.Length == put.Total)
        {
            _models.Add(put.Sha256, put.Total);
        }

        return SendAsync(new StoredReply(put.Id));
    }

    private async Task MeasureAsync(MeasureRequest measure)
    {
        int index = 0;
        await foreach (Visit visit in _device.RunAsync(measure.Visits, CancellationToken.None))
        {
            await SendAsync(new ProgressReply(measure.Id, index));
            await SendAsync(new ProgressReply(measure.Id, index++, VisitPhase.Measuring));
            await SendAsync(new VisitReply(measure.Id, visit));
        }

        await SendAsync(new DoneReply(measure.Id));
    }

    private Task SendAsync(AgentReply reply) => _writer.WriteAsync(reply, CancellationToken.None);
}
