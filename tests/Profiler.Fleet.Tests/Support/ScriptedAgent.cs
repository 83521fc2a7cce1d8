using System.Collections.Concurrent;
using System.IO.Pipelines;
using Profiler.Fleet.Transports;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Support;

/// <summary>
/// An agent in this process that runs any model in no time, and does before each visit what a test tells it: waits,
/// fails, falls silent or dies. It can be cancelled, as the real one can.
/// </summary>
internal sealed class ScriptedAgent : IAgentTransport
{
    /// <summary>Neither side ever waits for the other to read.</summary>
    private static readonly PipeOptions Endless = new(pauseWriterThreshold: 0);

    private readonly Func<VisitRequest, VisitPhase, CancellationToken, Task> _script;
    private readonly Pipe _toAgent = new(Endless);
    private readonly Pipe _fromAgent = new(Endless);
    private readonly FrameReader<AgentRequest> _reader;
    private readonly FrameWriter<AgentReply> _writer;
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _measures = [];
    private readonly Task _serving;

    /// <param name="script">
    /// Called at the beginning of each phase of a visit. A <see cref="ScriptedFailure"/> is reported; an IOException is the agent's death.
    /// </param>
    public ScriptedAgent(Func<VisitRequest, VisitPhase, CancellationToken, Task>? script = null)
    {
        _script = script ?? ((_, _, _) => Task.CompletedTask);
        _reader = new FrameReader<AgentRequest>(_toAgent.Reader.AsStream(), ProtocolJson.Default.AgentRequest);
        _writer = new FrameWriter<AgentReply>(_fromAgent.Writer.AsStream(), ProtocolJson.Default.AgentReply);
        _serving = Task.Run(ServeAsync);
    }

    public Stream ToAgent => _toAgent.Writer.AsStream();

    public Stream FromAgent => _fromAgent.Reader.AsStream();

    public bool IsClosed { get; private set; }

    /// <summary>The board's power mode; null where it has none.</summary>
    public string? PowerMode { get; init; }

    /// <summary>The visits that were run to their ends.</summary>
    public ConcurrentQueue<VisitRequest> Made { get; } = [];

    public ValueTask<AgentEnd> DescribeEndAsync() => new(new AgentEnd(ErrorCode.AgentDied, "the agent was unplugged"));

    public async ValueTask DisposeAsync()
    {
        IsClosed = true;
        await _toAgent.Writer.CompleteAsync();
        await _serving;
    }

    private static DeviceDescription Description => new(
        AgentVersion: "0.1.0",
        HostName: "scripted",
        OperatingSystem: "Scripted 1",
        DotNetVersion: "10.0.0",
        Runtime: "scripted",
        RuntimeVersion: "1.0.0",
        Providers: ["cpu"],
        ProcessorModel: "Scripted processor",
        ProcessorFlags: [],
        ProcessorCount: 2,
        MemoryBytes: 4L << 30,
        Affinity: "0-1",
        Governor: null,
        MaxFrequencyMhz: null,
        Unreadable: []);

    private async Task ServeAsync()
    {
        await SendAsync(new HelloReply(0, AgentProtocol.Version, "0.1.0"));
        while (await _reader.ReadAsync(CancellationToken.None) is { } request)
        {
            if (request is MeasureRequest measure)
            {
                var source = new CancellationTokenSource();
                _measures[measure.Id] = source;
                _ = Task.Run(() => MeasureAsync(measure, source.Token));
            }
            else
            {
                await SendAsync(Answer(request));
            }
        }

        foreach (CancellationTokenSource source in _measures.Values)
        {
            await source.CancelAsync();
        }

        await _fromAgent.Writer.CompleteAsync();
    }

    private AgentReply Answer(AgentRequest request)
    {
        if (request is CancelRequest cancel && _measures.TryGetValue(cancel.Target, out CancellationTokenSource? source))
        {
            source.Cancel();
        }

        return request switch
        {
            DescribeRequest => new DescriptionReply(request.Id, Description with { PowerMode = PowerMode }),
            HaveModelRequest => new ModelStateReply(request.Id, Present: true),
            _ => new StoredReply(request.Id),
        };
    }

    private async Task MeasureAsync(MeasureRequest measure, CancellationToken cancellationToken)
    {
        try
        {
            for (int i = 0; i < measure.Visits.Length; i++)
            {
                foreach (VisitPhase phase in Enum.GetValues<VisitPhase>())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await SendAsync(new ProgressReply(measure.Id, i, phase));
                    await _script(measure.Visits[i], phase, cancellationToken);
                }

                await SendAsync(new VisitReply(measure.Id, Visit(measure.Visits[i])));
                Made.Enqueue(measure.Visits[i]);
            }

            await SendAsync(new DoneReply(measure.Id));
        }
        catch (OperationCanceledException)
        {
            await SendAsync(new FailedReply(measure.Id, AgentFailure.Cancelled, "The measure was cancelled."));
        }
        catch (ScriptedFailure failure)
        {
            await SendAsync(new FailedReply(measure.Id, failure.Code, failure.Message, "Do something."));
        }
        catch (IOException)
        {
            await _fromAgent.Writer.CompleteAsync();
        }
    }

    private static Visit Visit(VisitRequest request)
    {
        const double Ms = 2;
        return new Visit(
            request.ItemId,
            request.Round,
            DateTimeOffset.UnixEpoch,
            [.. Enumerable.Repeat(Ms, request.ReferenceRuns)],
            [.. Enumerable.Repeat(Ms, request.Runs)],
            [.. Enumerable.Repeat(Ms, request.ReferenceRuns)],
            Ms * request.Runs,
            new VisitConditions(null, null, null, null));
    }

    private async Task SendAsync(AgentReply reply)
    {
        try
        {
            await _writer.WriteAsync(reply, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // The pipe was completed: nobody listens any more.
        }
    }
}
