using System.Collections.Immutable;
using Profiler.Networks.Spaces;

namespace Profiler.Search.Results;

/// <summary>
/// Keeps a search's history within a bound. What is kept follows from the number of steps alone, so that a search that
/// was interrupted ends with the history of one that was not.
/// </summary>
public sealed class HistoryRecorder
{
    /// <summary>More points than a plot has pixels for are not worth keeping.</summary>
    public const int MostPoints = 600;

    /// <summary>A frame has as many numbers as the space has candidates.</summary>
    public const int MostFrames = 100;

    private const int Decimals = 4;

    private readonly ImmutableArray<ImmutableArray<string>> _slots;
    private readonly int _steps;
    private readonly List<HistoryPoint> _points = [];
    private readonly List<ProbabilityFrame> _frames = [];
    private readonly List<ScoredCandidate> _candidates = [];

    /// <param name="steps">The search's budget.</param>
    public HistoryRecorder(SearchSpace space, int steps)
    {
        _slots = [.. space.Slots.Select(slot => slot.Candidates.Select(candidate => candidate.Name).ToImmutableArray())];
        _steps = steps;
    }

    /// <summary>Goes on with what was recorded before an interruption.</summary>
    /// <param name="upTo">The last step that is not done again.</param>
    public void Restore(SearchHistory before, long upTo)
    {
        _points.AddRange(before.Points.Where(point => point.Step <= upTo));
        _frames.AddRange(before.Frames.Where(frame => frame.Step <= upTo));
        _candidates.AddRange(before.Candidates.Where(candidate => candidate.Step <= upTo));
    }

    /// <summary>Whether a point of this step is kept.</summary>
    public bool TakesPoint(long step) => Takes(step, MostPoints);

    /// <summary>Whether a frame of this step is kept: reading probabilities costs something.</summary>
    public bool TakesFrame(long step) => Takes(step, MostFrames);

    public void Add(HistoryPoint point)
    {
        if (TakesPoint(point.Step))
        {
            _points.Add(point);
        }
    }

    /// <param name="probabilities">By slot and candidate; what follows a slot's candidates is padding.</param>
    public void Add(long step, IReadOnlyList<IReadOnlyList<double>> probabilities)
    {
        if (TakesFrame(step))
        {
            _frames.Add(new ProbabilityFrame(step, [.. _slots.Select((slot, index) => probabilities[index]
                .Take(slot.Length).Select(value => Math.Round(value, Decimals)).ToImmutableArray())]));
        }
    }

    public void Add(ScoredCandidate candidate) => _candidates.Add(candidate);

    public SearchHistory Snapshot() => new([.. _points], _slots, [.. _frames], [.. _candidates]);

    private bool Takes(long step, int most)
    {
        long stride = Math.Max(1, (_steps + most - 1) / most);
        return step % stride == 0 || step == _steps;
    }
}
