using System.Threading.Channels;
using Profiler.Agent.Conditions;
using Profiler.Agent.Energy;
using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Agent.Sensors;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>
/// Answers requests. Frames are read at all times, so that a cancellation or the end of the input is seen during a
/// measure; everything else is done one after another on one thread.
/// </summary>
internal sealed class AgentServer(AgentOptions options, Stream input, Stream output, TimeProvider time) : IDisposable
{
    /// <summary>How long a run in progress may take to notice that it was stopped.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly Lazy<FrameReader<AgentRequest>> _reader = new(() => new FrameReader<AgentRequest>(input, ProtocolJson.Default.AgentRequest));
    private readonly Lazy<FrameWriter<AgentReply>> _writer = new(() => new FrameWriter<AgentReply>(output, ProtocolJson.Default.AgentReply));
    private readonly Channel<AgentRequest> _queue = Channel.CreateBounded<AgentRequest>(AgentProtocol.MaxWaiting);
    private readonly ModelStore _models = new(options.ModelFolder, time, options.ModelLimitBytes);
    private readonly HostReader _host = new(options.Root);
    private readonly RunningRequests _running = new();

    /// <summary>Null for a worker: the agent that started it sees to the board.</summary>
    private ConditionsService? _conditions;
    private LaneLock? _lane;
    private volatile bool _isStopping;

    /// <summary>Serves until the input ends, a shutdown is asked for, or <paramref name="stop"/> is cancelled.</summary>
    /// <exception cref="ProtocolException">The peer does not speak the protocol.</exception>
    public async Task RunAsync(CancellationToken stop = default)
    {
        if (!options.IsWorker)
        {
            _models.RemoveLeftovers();
            OnnxRunner.RemoveLeftovers(time);
            GraphRunner.RemoveLeftovers(time);
            _conditions = new ConditionsService(options, _host, time);
        }

        SayHello();
        var worker = new Thread(Work) { Name = "measure", IsBackground = true };
        worker.Start();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = stop.Register(() => stopped.TrySetResult());
        try
        {
            while (await NextAsync(stopped.Task) is { } request)
            {
                Accept(request);
            }
        }
        finally
        {
            _isStopping = true;
            _running.CancelAll();
            _queue.Writer.TryComplete();
            worker.Join(StopPatience);
            _conditions?.PutBack();
        }
    }

    public void Dispose()
    {
        _conditions?.Dispose();
        _lane?.Dispose();
        if (_writer.IsValueCreated)
        {
            _writer.Value.Dispose();
        }
    }

    /// <summary>The next request, or null at the end. A read of standard input cannot be cancelled, only left alone.</summary>
    private async Task<AgentRequest?> NextAsync(Task stopped)
    {
        Task<AgentRequest?> next = _reader.Value.ReadAsync(CancellationToken.None).AsTask();
        return await Task.WhenAny(next, stopped) == next ? await next : null;
    }

    /// <summary>Does at once what must not wait for a measure, and queues the rest.</summary>
    private void Accept(AgentRequest request)
    {
        switch (request)
        {
            case CancelRequest cancel:
                _running.Cancel(cancel.Target);
                Send(new StoredReply(cancel.Id));
                break;
            case PingRequest ping:
                Send(new PongReply(ping.Id, ping.Payload.Length));
                break;
            case ClockRequest clock:
                Send(new ClockReply(clock.Id, time.GetUtcNow(), time.GetElapsedTime(0).Ticks * TimeSpan.NanosecondsPerTick));
                break;
            default:
                Queue(request);
                break;
        }
    }

    /// <summary>What runs models can be cancelled from here on, also while others stand before it.</summary>
    private void Queue(AgentRequest request)
    {
        bool isNew = request is MeasureRequest or CheckRequest or GraphRequest or ConditionsRequest or EnergyRequest && _running.Add(request.Id);
        if (_queue.Writer.TryWrite(request))
        {
            return;
        }

        if (isNew)
        {
            _running.Remove(request.Id);
        }

        Send(new FailedReply(request.Id, AgentFailure.BadRequest, $"{AgentProtocol.MaxWaiting} requests wait already."));
    }

    private void Work()
    {
        _conditions?.RestoreLeftovers(() => LaneLock.Take(options.LaneFolder!, Holder()));
        using IMeasurer measurer = options.MeasuresHere
            ? new InProcessMeasurer(_models, _host, new BoardState(options.Root, _host), time, options)
            : new WorkerMeasurer(options);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_queue.Reader.TryRead(out AgentRequest? request))
            {
                if (request is ShutdownRequest)
                {
                    Environment.Exit(0);
                }

                Answer(request, measurer);
            }
        }
    }

    private void Answer(AgentRequest request, IMeasurer measurer)
    {
        try
        {
            switch (request)
            {
                case DescribeRequest:
                    Send(new DescriptionReply(request.Id, Describe()));
                    break;
                case SensorsRequest:
                    Send(new SensorsReply(request.Id, SensorReader.Read(options.Root, time)));
                    break;
                case HaveModelRequest have:
                    Send(new ModelStateReply(have.Id, have.Releases ? _models.Release(have.Sha256) : _models.Has(have.Sha256)));
                    break;
                case PutModelRequest put:
                    _models.Put(put);
                    Send(new StoredReply(put.Id));
                    break;
                case MeasureRequest measure:
                    Run(measure, token => measurer.Run(measure, Send, token));
                    Send(new DoneReply(measure.Id));
                    break;
                case CheckRequest check:
                    CheckedReply? found = null;
                    Run(check, token => found = measurer.Check(check, token));
                    Send(found!);
                    break;
                case GraphRequest graph:
                    GraphReply? read = null;
                    Run(graph, token => read = measurer.ReadGraph(graph, token));
                    Send(read!);
                    break;
                case ConditionsRequest conditions:
                    ConditionsReport? report = null;
                    Run(conditions, token => report = _conditions?.Apply(conditions.Wanted, token));
                    Send(new ConditionsReply(conditions.Id, report ?? throw new AgentException(AgentFailure.BadRequest, "A worker sets no conditions.")));
                    break;
                case PowerRequest power:
                    Send(new PowerReply(power.Id, WatchedRails.Names(options.Root)));
                    break;
                case EnergyRequest energy:
                    EnergyReply? watched = null;
                    Run(energy, token => watched = measurer.WatchEnergy(energy, Send, token));
                    Send(watched!);
                    break;
            }
        }
        catch (Exception) when (_isStopping)
        {
            // Nobody cancelled the request: to say so would hide from the coordinator that its agent ended.
        }
        catch (Exception error)
        {
            Send(Failure(request.Id, error));
        }
    }

    private void Run(AgentRequest request, Action<CancellationToken> work)
    {
        CancellationTokenSource source = _running.Of(request.Id);
        try
        {
            source.Token.ThrowIfCancellationRequested();
            TakeLane();
            work(source.Token);
        }
        catch (Exception) when (source.IsCancellationRequested)
        {
            throw new AgentException(AgentFailure.Cancelled, "The measure was cancelled.");
        }
        finally
        {
            _running.Remove(request.Id);
        }
    }

    /// <summary>From the first measure on the device is this agent's; a worker measures under the lock of the agent that started it.</summary>
    private void TakeLane()
    {
        if (_lane is null && options.LaneFolder is { } folder)
        {
            _lane = LaneLock.Take(folder, Holder());
            _conditions?.RestoreLeftovers();
        }
    }

    private string Holder() => $"process {Environment.ProcessId}, since {time.GetUtcNow():u}";

    private DeviceDescription Describe()
    {
        DeviceDescription description = DeviceDescriber.Describe(_host, options.IsNullDevice);
        return _conditions is { Notes.IsEmpty: false } conditions ? description with { ConditionNotes = conditions.Notes } : description;
    }

    private void SayHello() => Tell(() => HelloFrame.Write(output, new HelloReply(0, AgentProtocol.Version, DeviceDescriber.AgentVersion)));

    private void Send(AgentReply reply) => Tell(() => _writer.Value.WriteAsync(reply, CancellationToken.None).GetAwaiter().GetResult());

    private static void Tell(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // Nobody listens any more: the coordinator is gone, and so is the reason to go on.
            Environment.Exit(0);
        }
    }

    private static FailedReply Failure(long id, Exception error) => error switch
    {
        AgentException known => new FailedReply(id, known.Code, known.Message, known.Advice),
        RuntimeException { Failure: RuntimeFailure.ModelRejected } => new FailedReply(id, AgentFailure.ModelRejected, error.Message),
        RuntimeException { Failure: RuntimeFailure.RunFailed } => new FailedReply(id, AgentFailure.RunFailed, error.Message),
        RuntimeException => new FailedReply(id, AgentFailure.RuntimeMissing, error.Message),
        IOException or UnauthorizedAccessException => new FailedReply(id, AgentFailure.Storage, error.Message),
        _ => new FailedReply(id, AgentFailure.RunFailed, $"{error.GetType().Name}: {error.Message}"),
    };
}
