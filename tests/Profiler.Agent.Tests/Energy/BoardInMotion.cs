using Profiler.Testing.Power;

namespace Profiler.Agent.Tests.Energy;

/// <summary>A synthetic Xavier whose files change while time passes, as its drivers' would.</summary>
internal sealed class BoardInMotion : IDisposable
{
    private const double PeriodMs = 20;

    private readonly Ina3221Tree _tree;
    private readonly SyntheticBoard _board;
    private readonly long _startedAt = TimeProvider.System.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stopped = new();
    private readonly Thread _thread;
    private readonly Func<bool>? _isLoaded;
    private bool _wasLoaded;
    private int? _broken;

    /// <param name="isLoaded">Looked at again and again; null where the test says when the load begins and ends.</param>
    public BoardInMotion(string folder, bool isHwmon, Func<bool>? isLoaded = null)
    {
        _isLoaded = isLoaded;
        _tree = new Ina3221Tree(folder, isHwmon, [.. Curve.Rails.Select(rail => rail.Name.ToUpperInvariant())]);
        _board = new SyntheticBoard(Curve, PeriodMs, seed: 1);
        Show();
        _thread = new Thread(Move);
        _thread.Start();
    }

    public static PowerCurve Curve { get; } = new(
    [
        new("gpu", 400, 3000), new("cpu", 800, 2000), new("soc", 900, 500), new("cv", 200, 40), new("vddrq", 500, 1500), new("sys5v", 1500, 500),
    ]);

    public void Load()
    {
        Show();
        lock (_gate)
        {
            _board.Load(latencyMs: 2);
        }
    }

    public void Rest()
    {
        Show();
        lock (_gate)
        {
            _board.Rest();
        }
    }

    public void Break(int rail) => _broken = rail;

    public void Dispose()
    {
        _stopped.Set();
        _thread.Join();
        _stopped.Dispose();
        _tree.Dispose();
    }

    /// <summary>On a thread of its own: those of the pool may all be waiting for agents.</summary>
    private void Move()
    {
        while (!_stopped.Wait(TimeSpan.FromMilliseconds(5)))
        {
            Follow(_isLoaded?.Invoke() ?? _wasLoaded);
            Show();
        }
    }

    private void Follow(bool isLoaded)
    {
        if (isLoaded != _wasLoaded)
        {
            _wasLoaded = isLoaded;
            (isLoaded ? (Action)Load : Rest)();
        }
    }

    private void Show()
    {
        lock (_gate)
        {
            _board.AdvanceTo(TimeProvider.System.GetElapsedTime(_startedAt).TotalMilliseconds);
            for (int rail = 0; rail < Curve.Rails.Length; rail++)
            {
                if (rail == _broken)
                {
                    _tree.Break(rail);
                }
                else
                {
                    _tree.Show(rail, _board.Reading(rail));
                }
            }
        }
    }
}
