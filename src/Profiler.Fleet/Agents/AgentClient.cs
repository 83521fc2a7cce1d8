using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Profiler.Fleet.Transports;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Agents;

/// <summary>The coordinator's side of the agent protocol over any transport.</summary>
public sealed class AgentClient : IBenchDevice, IAsyncDisposable
{
    /// <summary>How long an agent may take to say hello: starting .NET on a small board takes seconds.</summary>
    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(30);

    private readonly IAgentTransport _transport;
    private readonly FrameReader<AgentReply> _reader;
    private readonly FrameWriter<AgentRequest> _writer;
    private readonly Channel<AgentReply> _replies = Channel.CreateUnbounded<AgentReply>();
    private readonly Task _pump;
    private long _lastId;

    private AgentClient(IAgentTransport transport)
    {
        _transport = transport;
        _reader = new FrameReader<AgentReply>(transport.FromAgent, ProtocolJson.Default.AgentReply);
        _writer = new FrameWriter<AgentRequest>(transport.ToAgent, ProtocolJson.Default.AgentRequest);
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>Waits for the agent's hello.</summary>
    /// <exception cref="ProfilerException">The agent does not answer, or speaks another version.</exception>
    public static async Task<AgentClient> ConnectAsync(IAgentTransport transport, CancellationToken cancellationToken)
    {
        var client = new AgentClient(transport);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(HelloPatience);
            AgentReply first = await client.NextAsync(patience.Token);
            return first is HelloReply { Protocol: AgentProtocol.Version }
                ? client
                : throw new ProfilerException(
                    ErrorCode.Mismatch,
                    $"The agent speaks protocol {(first as HelloReply)?.Protocol.ToString() ?? "unknown"}; this program speaks {AgentProtocol.Version}.",
                    "Bring the agent of this version to the device.");
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            await client.DisposeAsync();
            throw new ProfilerException(ErrorCode.DeviceFailed, $"The agent said nothing for {HelloPatience.TotalSeconds:0} s.", inner: error);
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public async Task<DeviceDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        AgentReply reply = await AskAsync(new DescribeRequest(NextId()), cancellationToken);
        return ((DescriptionReply)reply).Device;
    }

    /// <summary>Brings a model to the device unless it is there.</summary>
    public async Task EnsureModelAsync(string sha256, ReadOnlyMemory<byte> model, CancellationToken cancellationToken)
    {
        AgentReply state = await AskAsync(new HaveModelRequest(NextId(), sha256), cancellationToken);
        if (state is ModelStateReply { Present: true })
        {
            return;
        }

        for (int offset = 0; offset < model.Length; offset += AgentProtocol.ChunkBytes)
        {
            ReadOnlyMemory<byte> chunk = model[offset..Math.Min(model.Length, offset + AgentProtocol.ChunkBytes)];
            await AskAsync(new PutModelRequest(NextId(), sha256, offset, model.Length, chunk), cancellationToken);
        }
    }

    /// <summary>Sends bytes to the agent and waits until it says that they came.</summary>
    public Task PingAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        AskAsync(new PingRequest(NextId(), payload), cancellationToken);

    public async Task<ClockReply> ReadClockAsync(CancellationToken cancellationToken) =>
        (ClockReply)await AskAsync(new ClockRequest(NextId()), cancellationToken);

    /// <summary>What a model that is on the device puts out for the values of a seed, or why its runtime cannot run it.</summary>
    public async Task<CheckedReply> CheckAsync(Workload workload, int seed, CancellationToken cancellationToken) =>
        (CheckedReply)await AskAsync(new CheckRequest(NextId(), workload, seed), cancellationToken);

    public async IAsyncEnumerable<Visit> RunAsync(
        IReadOnlyList<VisitRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var measure = new MeasureRequest(NextId(), [.. requests]);
        await SendAsync(measure, cancellationToken);
        await using CancellationTokenRegistration registration =
            cancellationToken.Register(() => _ = SendAsync(new CancelRequest(NextId(), measure.Id), CancellationToken.None));
        while (true)
        {
            AgentReply reply = await NextAsync(CancellationToken.None);
            switch (reply)
            {
                case VisitReply visit:
                    yield return visit.Visit;
                    break;
                case DoneReply when reply.Id == measure.Id:
                    yield break;
                case FailedReply failed when failed.Id == measure.Id:
                    cancellationToken.ThrowIfCancellationRequested();
                    throw Failure(failed);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transport.DisposeAsync();
        await _pump;
        _writer.Dispose();
    }

    private long NextId() => Interlocked.Increment(ref _lastId);

    private async Task<AgentReply> AskAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        await SendAsync(request, cancellationToken);
        while (true)
        {
            AgentReply reply = await NextAsync(cancellationToken);
            if (reply is FailedReply failed && failed.Id == request.Id)
            {
                throw Failure(failed);
            }

            if (reply.Id == request.Id)
            {
                return reply;
            }
        }
    }

    private async Task SendAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await _writer.WriteAsync(request, cancellationToken);
        }
        catch (IOException error)
        {
            throw Lost(error);
        }
    }

    private async Task<AgentReply> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _replies.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw Lost(error.InnerException ?? error);
        }
    }

    private async Task PumpAsync()
    {
        Exception? end = null;
        try
        {
            while (await _reader.ReadAsync(CancellationToken.None) is { } reply)
            {
                _replies.Writer.TryWrite(reply);
            }
        }
        catch (Exception error) when (error is IOException or ProtocolException or ObjectDisposedException or InvalidOperationException)
        {
            end = error;
        }

        _replies.Writer.TryComplete(end);
    }

    private ProfilerException Lost(Exception cause)
    {
        string why = cause is ProtocolException ? cause.Message : _transport.DescribeEnd();
        return new ProfilerException(
            ErrorCode.DeviceFailed, $"The device was lost: {why}.", "What it reported is kept; run the same command again to go on.", cause);
    }

    private static ProfilerException Failure(FailedReply failed)
    {
        ErrorCode code = failed.Code switch
        {
            AgentFailure.DeviceBusy => ErrorCode.DeviceBusy,
            AgentFailure.ModelRejected => ErrorCode.InvalidFile,
            AgentFailure.RuntimeMissing => ErrorCode.MissingDependency,
            AgentFailure.Storage => ErrorCode.Storage,
            AgentFailure.Cancelled => ErrorCode.Cancelled,
            _ => ErrorCode.DeviceFailed,
        };
        return new ProfilerException(code, failed.Message, failed.Advice);
    }
}
