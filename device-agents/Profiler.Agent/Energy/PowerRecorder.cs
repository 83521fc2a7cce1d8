using System.Collections.Immutable;
using Profiler.Agent.Sensors.Power;
using Profiler.Agent.Serving;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Energy;

/// <summary>
/// Reads every rail again and again on a thread of its own. Between two readings it sleeps a random time around the
/// asked one, so that it never keeps step with the runs, and at least four times as long as a reading took, so that
/// it costs a fifth of a core at most. Reading allocates nothing.
/// </summary>
internal sealed class PowerRecorder : IDisposable
{
    private const int PausePerReading = 4;
    private const int Seed = 1;

    private readonly PowerRails _rails;
    private readonly TimeProvider _time;
    private readonly double _samplingMs;
    private readonly long _startedAt;
    private readonly double[] _timesMs;
    private readonly double[][] _values;
    private readonly ManualResetEventSlim _stopped = new(initialState: false, spinCount: 0);
    private readonly Random _random = new(Seed);
    private readonly CancellationTokenSource _failed = new();
    private readonly Thread _thread;
    private int _count;
    private volatile AgentException? _failure;

    /// <param name="readings">As many as there is room for; then it ends.</param>
    public PowerRecorder(PowerRails rails, TimeProvider time, double samplingMs, int readings)
    {
        _rails = rails;
        _time = time;
        _samplingMs = samplingMs;
        _startedAt = time.GetTimestamp();
        _timesMs = new double[readings];
        _values = [.. Enumerable.Range(0, rails.Rails.Length + rails.Counters.Length).Select(_ => new double[readings])];
        _thread = new Thread(Record) { Name = "power", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why it ended by itself; null while it reads.</summary>
    public AgentException? Failure => _failure;

    /// <summary>Cancelled once it has ended by itself.</summary>
    public CancellationToken OnFailure => _failed.Token;

    /// <summary>On the recorder's clock.</summary>
    public double NowMs => _time.GetElapsedTime(_startedAt).TotalMilliseconds;

    /// <summary>What was read so far, for these runs.</summary>
    public EnergyTrace Trace(LoadRuns runs)
    {
        int count = Volatile.Read(ref _count);
        ImmutableArray<RailTrace> rails =
        [
            .. _rails.Rails.Select((rail, i) => new RailTrace(
                rail.Name, rail.Path, RailKind.Power, rail.IsWholeBoard, Rounded(_values[i], count))),
            .. _rails.Counters.Select((counter, i) => new RailTrace(
                counter.Name, counter.Path, RailKind.Counter, counter.IsWholeBoard, Rounded(_values[_rails.Rails.Length + i], count))),
        ];
        return new EnergyTrace(Rounded(_timesMs, count), rails, [.. runs.StampsMs.Select(Rounded)], runs.RunsPerStamp)
        {
            IdleUntilMs = runs.Program is { } before ? Rounded(before.BeginsMs) : null,
            IdleFromMs = runs.Program is { } after ? Rounded(after.EndsMs) : null,
        };
    }

    public void Dispose()
    {
        _stopped.Set();
        _thread.Join();
        _stopped.Dispose();
        _failed.Dispose();
    }

    private void Record()
    {
        for (int i = 0; i < _timesMs.Length && !_stopped.IsSet; i++)
        {
            double begun = NowMs;
            if (!TryRead(i))
            {
                _failed.Cancel();
                return;
            }

            double ended = NowMs;
            _timesMs[i] = (begun + ended) / 2;
            Volatile.Write(ref _count, i + 1);
            double pause = Math.Max(_samplingMs * (0.5 + _random.NextDouble()), PausePerReading * (ended - begun));
            _stopped.Wait(Math.Max(1, (int)Math.Round(pause)));
        }
    }

    private bool TryRead(int reading)
    {
        int rail = 0;
        foreach (IPowerRail supply in _rails.Rails)
        {
            if (!supply.TryReadMw(out double mw, out UnreadableReason reason))
            {
                _failure = Failed("rail", supply.Name, supply.Path, Words(reason));
                return false;
            }

            _values[rail++][reading] = mw;
        }

        foreach (IEnergyCounter counter in _rails.Counters)
        {
            bool isRead = counter.TryReadMj(out double mj, out UnreadableReason reason);
            double[] values = _values[rail++];
            if (!isRead || (reading > 0 && mj < values[reading - 1]))
            {
                _failure = Failed("counter", counter.Name, counter.Path, isRead ? "went backwards" : Words(reason));
                return false;
            }

            values[reading] = mj;
        }

        return true;
    }

    private AgentException Failed(string kind, string name, string path, string what) => new(
        AgentFailure.SensorFailed,
        $"The {kind} {name} ({path}) {what}, {NowMs / 1000:0.0} s into the energy pass.",
        "See what 'profiler device sensors' says of it; nothing of this pass is kept, what was measured before is.");

    private static string Words(UnreadableReason reason) => reason switch
    {
        UnreadableReason.Absent => "vanished",
        UnreadableReason.NoPermission => "may not be read any more",
        UnreadableReason.NotANumber => "shows no number",
        UnreadableReason.OutOfRange => "shows a value that cannot be",
        _ => "cannot be read any more",
    };

    /// <summary>To three decimals: us, uW and uJ are finer than any of the sensors.</summary>
    private static ImmutableArray<double> Rounded(double[] values, int count) => [.. values.AsSpan(0, count).ToArray().Select(Rounded)];

    private static double Rounded(double value) => Math.Round(value, 3);
}
