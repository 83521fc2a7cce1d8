using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Objectives;
using Profiler.Search.Tasks;
using Profiler.Search.Training;
using Profiler.Testing;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>A whole search of a few hundred multiplications a step, on a clock that stands.</summary>
internal sealed class TinySearch : IDisposable
{
    private readonly CostTensor _cost;
    private readonly LinearSupernet _supernet;

    public TinySearch(SearchOptions options, SearchSpace? space = null, Func<ICost, SearchObjective>? objective = null, SearchBatches? batches = null, TimeProvider? time = null)
    {
        space ??= TinySpaces.Five;
        _cost = CostTensors.FromTable(TinyTables.Layered(space), space);
        _supernet = new LinearSupernet(space);
        Trainer = new SearchTrainer(
            new SearchSubject(
                _supernet, new ClassificationTask(), _cost, objective?.Invoke(_cost) ?? new AdditiveObjective(_cost, 0.2), batches ?? LinearSupernet.Batches),
            options,
            time ?? new FakeClock());
    }

    public SearchTrainer Trainer { get; }

    public LinearSupernet Supernet => _supernet;

    public static SearchOptions Options(long steps, PathMode mode = default) => new(steps, Seed: 3) { Mode = mode };

    /// <summary>Everything that was learnt, to the bit.</summary>
    public byte[] Bytes()
    {
        string path = Path.GetTempFileName();
        try
        {
            Trainer.Save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        Trainer.Dispose();
        _supernet.Dispose();
        _cost.Dispose();
    }
}
