using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Profiler.Fleet.Telemetry;
using Profiler.Fleet.Transports;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Sensors;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Agents;

/// <summary>The coordinator's side of the agent protocol over any transport.</summary>
public sealed class AgentClient : IBenchDevice, IAsyncDisposable
{
    private readonly IAgentTransport _transport;
    private readonly AgentPatience _patience;
    private readonly TimeProvider _time;
    private readonly FrameReader<AgentReply> _reader;
    private readonly FrameWriter<AgentRequest> _writer;
    private readonly Channel<AgentReply> _replies = Channel.CreateUnbounded<AgentReply>();
    private readonly Task _pump;
    private readonly Lock _gate = new();
    private Task? _hangUp;
    private long _lastId;

    private AgentClient(IAgentTransport transport, AgentPatience patience, TimeProvider time)
    {
        _transport = transport;
        _patience = patience;
        _time = time;
        _reader = new FrameReader<AgentReply>(transport.FromAgent, ProtocolJson.Default.AgentReply);
        _writer = new FrameWriter<AgentRequest>(transport.ToAgent, ProtocolJson.Default.AgentRequest);
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>The failure that the agent or its link met last; null while there was none.</summary>
    public ProfilerException? Failure { get; private set; }

    /// <inheritdoc cref="ConnectAsync(IAgentTransport, AgentPatience, TimeProvider, CancellationToken)"/>
    public static Task<AgentClient> ConnectAsync(IAgentTransport transport, CancellationToken cancellationToken) =>
        ConnectAsync(transport, AgentPatience.Default, TimeProvider.System, cancellationToken);

    /// <summary>Waits for the agent's hello.</summary>
    /// <param name="patience">How long the agent may be silent; then it is given up and its transport closed.</param>
    /// <exception cref="ProfilerException">The agent does not answer, or speaks another version.</exception>
    public static async Task<AgentClient> ConnectAsync(
        IAgentTransport transport, AgentPatience patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = new AgentClient(transport, patience, time);
        try
        {
            AgentReply first = await client.NextAsync(patience.Hello, "to say hello", cancellationToken);
            return first is HelloReply { Protocol: AgentProtocol.Version }
                ? client
                : throw new ProfilerException(
                    ErrorCode.Mismatch,
                    $"The agent speaks protocol {(first as HelloReply)?.Protocol.ToString() ?? "unknown"}; this program speaks {AgentProtocol.Version}.",
                    "Bring the agent of this version to the device.");
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

    /// <summary>Lets a model go that <see cref="EnsureModelAsync"/> brought: it may make room for others until it is brought again.</summary>
    public Task ReleaseModelAsync(string sha256, CancellationToken cancellationToken) =>
        AskAsync(new HaveModelRequest(NextId(), sha256, Releases: true), cancellationToken);

    /// <summary>Sends bytes to the agent and waits until it says that they came.</summary>
    public Task PingAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        AskAsync(new PingRequest(NextId(), payload), cancellationToken);

    public async Task<ClockReply> ReadClockAsync(CancellationToken cancellationToken) =>
        (ClockReply)await AskAsync(new ClockRequest(NextId()), cancellationToken);

    /// <summary>What the device's sensors tell, and why others tell nothing.</summary>
    public async Task<SensorInventory> ReadSensorsAsync(CancellationToken cancellationToken) =>
        ((SensorsReply)await AskAsync(new SensorsRequest(NextId()), cancellationToken)).Sensors;

    /// <summary>What a model that is on the device puts out for the values of a seed, or why its runtime cannot run it.</summary>
    public async Task<CheckedReply> CheckAsync(Workload workload, int seed, CancellationToken cancellationToken) =>
        (CheckedReply)await AskAsync(new CheckRequest(NextId(), workload, seed), _patience.Building, "to check a model", cancellationToken);

    /// <summary>What the runtime makes of a model that is on the device: its kernels, fused and laid out. Nothing is run.</summary>
    /// <exception cref="ProfilerException">
    /// The runtime refuses the model, a shape stays open, or an operator's shape cannot be worked out
    /// (<see cref="ErrorCode.ModelRejected"/>); the agent was lost.
    /// </exception>
    public async Task<RuntimeGraph> ReadGraphAsync(Workload workload, CancellationToken cancellationToken) =>
        ((GraphReply)await AskAsync(new GraphRequest(NextId(), workload), _patience.Building, "to optimise a model", cancellationToken)).Graph;

    /// <summary>Sets the board as it is wanted, until the agent ends; with nothing wanted, puts it back.</summary>
    public async Task<ConditionsReport> SetConditionsAsync(WantedConditions wanted, CancellationToken cancellationToken)
    {
        var request = new ConditionsRequest(NextId(), wanted);
        return ((ConditionsReply)await AskAsync(request, _patience.Conditions, "to set the board's conditions", cancellationToken)).Report;
    }

    public async IAsyncEnumerable<Visit> RunAsync(
        IReadOnlyList<VisitRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Activity? span = FleetTelemetry.Source.StartActivity("visits");
        span?.SetTag("visits.count", requests.Count);
        var measure = new MeasureRequest(NextId(), [.. requests]);
        await SendAsync(measure, cancellationToken);
        await using CancellationTokenRegistration registration =
            cancellationToken.Register(() => _ = SendAsync(new CancelRequest(NextId(), measure.Id), CancellationToken.None));
        TimeSpan limit = _patience.Answer;
        string what = "to begin a visit";
        while (true)
        {
            AgentReply reply = await NextOfMeasureAsync(limit, what, cancellationToken);
            switch (reply)
            {
                case ProgressReply progress:
                    (limit, what) = progress.Phase == VisitPhase.Building
                        ? (_patience.Building, $"to load '{Item(requests, progress)}'")
                        : (_patience.Visit, $"to measure '{Item(requests, progress)}'");
                    break;
                case VisitReply visit:
                    yield return visit.Visit;
                    (limit, what) = (_patience.Answer, "to begin a visit");
                    break;
                case DoneReply when reply.Id == measure.Id:
                    yield break;
                case FailedReply failed when failed.Id == measure.Id:
                    cancellationToken.ThrowIfCancellationRequested();
                    throw Fault(failed);
            }
        }
    }

    /// <summary>Closes the transport at once; whoever waits for the agent is told that it is lost.</summary>
    public void HangUp() => _ = HangUpAsync();

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await _pump;
        _writer.Dispose();
    }

    private static string Item(IReadOnlyList<VisitRequest> requests, ProgressReply progress) =>
        progress.VisitIndex >= 0 && progress.VisitIndex < requests.Count ? requests[progress.VisitIndex].ItemId : "unknown";

    private Task HangUpAsync()
    {
        lock (_gate)
        {
            return _hangUp ??= Task.Run(async () => await _transport.DisposeAsync());
        }
    }

    private long NextId() => Interlocked.Increment(ref _lastId);

    private Task<AgentReply> AskAsync(AgentRequest request, CancellationToken cancellationToken) =>
        AskAsync(request, _patience.Answer, "to answer", cancellationToken);

    private async Task<AgentReply> AskAsync(AgentRequest request, TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        await SendAsync(request, cancellationToken);
        while (true)
        {
            AgentReply reply = await NextAsync(limit, what, cancellationToken);
            if (reply is FailedReply failed && failed.Id == request.Id)
            {
                throw Fault(failed);
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
            await _writer.WriteAsync(request, cancellationToken).WaitAsync(_patience.Answer, _time, CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw await LostAsync(error);
        }
        catch (TimeoutException)
        {
            throw Silent(_patience.Answer, "to take a request");
        }
    }

    /// <summary>Once a measure is cancelled its end is waited for, but not for long.</summary>
    private async Task<AgentReply> NextOfMeasureAsync(TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                return await NextAsync(limit, what, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // What the agent reports until it has stopped still counts.
            }
        }

        try
        {
            return await NextAsync(_patience.Cancelling, "to stop", CancellationToken.None);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.TimedOut)
        {
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }
    }

    private async Task<AgentReply> NextAsync(TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        if (_replies.Reader.TryRead(out AgentReply? arrived))
        {
            return arrived;
        }

        using var silence = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await _replies.Reader.ReadAsync(either.Token);
        }
        catch (ChannelClosedException error)
        {
            throw await LostAsync(error.InnerException ?? error);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Silent(limit, what);
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

    /// <summary>Nothing is known of an agent that fell silent, so its transport is closed and with it the agent ends.</summary>
    private ProfilerException Silent(TimeSpan limit, string what)
    {
        HangUp();
        return Failure = new ProfilerException(
            ErrorCode.TimedOut,
            $"The agent was given {limit.TotalSeconds:0} s {what} and was silent.",
            "What it reported is kept. See whether the device and its runtime hang, then run the same again to go on.");
    }

    private async ValueTask<ProfilerException> LostAsync(Exception cause)
    {
        AgentEnd end = cause is ProtocolException { IsCutOff: false } ? new AgentEnd(ErrorCode.AgentDied, cause.Message)
            : _hangUp is not null ? new AgentEnd(ErrorCode.LinkLost, "the connection was closed here")
            : await _transport.DescribeEndAsync();
        return Failure = new ProfilerException(
            end.Code, $"The device was lost: {end.Words}.", "What it reported is kept; run the same command again to go on.", cause);
    }

    private ProfilerException Fault(FailedReply failed)
    {
        ErrorCode code = failed.Code switch
        {
            AgentFailure.DeviceBusy => ErrorCode.DeviceBusy,
            AgentFailure.ModelRejected => ErrorCode.ModelRejected,
            AgentFailure.RuntimeMissing => ErrorCode.MissingDependency,
            AgentFailure.RunFailed => ErrorCode.RuntimeFailed,
            AgentFailure.Storage => ErrorCode.Storage,
            AgentFailure.Cancelled => ErrorCode.Cancelled,
            _ => ErrorCode.DeviceFailed,
        };
        return Failure = new ProfilerException(code, failed.Message, failed.Advice);
    }
}
