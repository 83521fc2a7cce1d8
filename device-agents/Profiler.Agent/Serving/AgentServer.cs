using System.Threading.Channels;
using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Bindings.OnnxRuntime;
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

    private readonly FrameReader<AgentRequest> _reader = new(input, ProtocolJson.Default.AgentRequest);
    private readonly FrameWriter<AgentReply> _writer = new(output, ProtocolJson.Default.AgentReply);
    private readonly Channel<AgentRequest> _queue = Channel.CreateUnbounded<AgentRequest>();
    private readonly ModelStore _models = new(options.ModelFolder);
    private readonly HostReader _host = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<long, CancellationTokenSource> _measures = [];
    private LaneLock? _lane;

    /// <summary>Serves until the input ends or a shutdown is asked for.</summary>
    /// <exception cref="ProtocolException">The peer does not speak the protocol.</exception>
    public async Task RunAsync()
    {
        Send(new HelloReply(0, AgentProtocol.Version, DeviceDescriber.AgentVersion));
        var worker = new Thread(Work) { Name = "measure", IsBackground = true };
        worker.Start();
        try
        {
            while (await _reader.ReadAsync(CancellationToken.None) is { } request)
            {
                if (request is CancelRequest cancel)
                {
                    Cancel(cancel);
                }
                else
                {
                    Queue(request);
                }
            }
        }
        finally
        {
            StopAll();
            _queue.Writer.TryComplete();
            worker.Join(StopPatience);
        }
    }

    public void Dispose()
    {
        _lane?.Dispose();
        _writer.Dispose();
    }

    private void Work()
    {
        using IMeasurer measurer = options.MeasuresHere ? new InProcessMeasurer(_models, _host, time, options.IsNullDevice) : new WorkerMeasurer(options);
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
                    Send(new DescriptionReply(request.Id, DeviceDescriber.Describe(_host, options.IsNullDevice)));
                    break;
                case HaveModelRequest have:
                    Send(new ModelStateReply(have.Id, _models.Has(have.Sha256)));
                    break;
                case PutModelRequest put:
                    _models.Put(put);
                    Send(new StoredReply(put.Id));
                    break;
                case MeasureRequest measure:
                    Measure(measure, measurer);
                    break;
            }
        }
        catch (Exception error)
        {
            Send(Failure(request.Id, error));
        }
    }

    private void Measure(MeasureRequest request, IMeasurer measurer)
    {
        CancellationTokenSource source = SourceOf(request.Id);
        try
        {
            source.Token.ThrowIfCancellationRequested();
            TakeLane();
            measurer.Run(request, Send, source.Token);
            Send(new DoneReply(request.Id));
        }
        catch (Exception) when (source.IsCancellationRequested)
        {
            throw new AgentException(AgentFailure.Cancelled, "The measure was cancelled.");
        }
        finally
        {
            lock (_gate)
            {
                _measures.Remove(request.Id);
                source.Dispose();
            }
        }
    }

    /// <summary>From the first measure on the device is this agent's; a worker measures under the lock of the agent that started it.</summary>
    private void TakeLane()
    {
        if (options.LaneFolder is { } folder)
        {
            _lane ??= LaneLock.Take(folder, $"process {Environment.ProcessId}, since {time.GetUtcNow():u}");
        }
    }

    /// <summary>A measure can be cancelled from here on, also while others stand before it.</summary>
    private void Queue(AgentRequest request)
    {
        if (request is MeasureRequest)
        {
            lock (_gate)
            {
                _measures.TryAdd(request.Id, new CancellationTokenSource());
            }
        }

        _queue.Writer.TryWrite(request);
    }

    private CancellationTokenSource SourceOf(long id)
    {
        lock (_gate)
        {
            return _measures.TryGetValue(id, out CancellationTokenSource? source)
                ? source
                : throw new AgentException(AgentFailure.BadRequest, $"Two measures carry the id {id}.");
        }
    }

    private void Cancel(CancelRequest cancel)
    {
        lock (_gate)
        {
            if (_measures.TryGetValue(cancel.Target, out CancellationTokenSource? source))
            {
                source.Cancel();
            }
        }

        Send(new StoredReply(cancel.Id));
    }

    private void StopAll()
    {
        lock (_gate)
        {
            foreach (CancellationTokenSource source in _measures.Values)
            {
                source.Cancel();
            }
        }
    }

    private void Send(AgentReply reply)
    {
        try
        {
            _writer.WriteAsync(reply, CancellationToken.None).GetAwaiter().GetResult();
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
