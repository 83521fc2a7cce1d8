using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Data;
using Profiler.Search.Data.Batches;
using Profiler.Search.Deriving;
using Profiler.Search.Results;
using Profiler.Search.Supernets;
using Profiler.Search.Tasks;
using Profiler.Search.Training;
using TorchSharp;

namespace Profiler.Search.Strategies;

/// <summary>One search from beginning to end: trains, decides, trains the decision from scratch, exports it.</summary>
public sealed class SearchSession : ISupernetSearch, IDisposable
{
    /// <summary>Steps between two checkpoints.</summary>
    private const long CheckpointSteps = 100;

    /// <summary>Trials between two of their checkpoints.</summary>
    private const int CheckpointTrials = 10;

    /// <summary>A training step is three passes: forwards once, and backwards, which is as much as forwards twice.</summary>
    private const double PassesPerStep = 3;

    private readonly IDataset _data;
    private readonly SearchFolder _folder;
    private readonly SearchTeam _team;
    private readonly TimeProvider _time;
    private readonly ISearchStrategy _strategy;
    private readonly ISearchTask _task;
    private readonly Supernet _supernet;
    private readonly CandidateTrials _trials;
    private readonly Lazy<SupernetScorer> _scorer;
    private ProgressMeter? _meter;
    private CancellationToken _stop;
    private IReadOnlyList<HistoryPoint> _points = [];

    /// <exception cref="ProfilerException">The data are not for the space's networks, or the budget is below its minimum.</exception>
    public SearchSession(
        SearchSettings settings, IDataset data, ICost cost, SearchFolder folder, SearchTeam team, TimeProvider time)
    {
        Settings = settings;
        Cost = cost;
        Limit = new CostLimit(cost, settings.Budget);
        _data = data;
        _folder = folder;
        _team = team;
        _time = time;
        _strategy = SearchStrategies.Create(settings.Strategy);
        _task = TaskMatch.Require(settings.Space, data);
        if (team.Threads is { } threads)
        {
            torch.set_num_threads(threads);
        }

        _supernet = new Supernet(settings.Space, TrainingInput, settings.Seed, new SupernetOptions(Sums: team.Sums));
        _scorer = new Lazy<SupernetScorer>(() => new SupernetScorer(
            _supernet, _task, data, Source(DataPart.Weights), Source(DataPart.Architecture)));
        _trials = new CandidateTrials(new LazyScorer(_scorer), Limit, Fitness, folder.Before);
    }

    public SearchSettings Settings { get; }

    public ICost Cost { get; }

    public CostLimit Limit { get; }

    public int AffordableTrials => Math.Max(1, (int)(
        Settings.Steps * (1 - DifferentiableSearch.Warmup) * PassesPerStep / SupernetScorer.Batches));

    public Architecture? Best => _trials.Best;

    private Networks.Shapes.TensorShape TrainingInput => Settings.Input with { Batch = _team.Share(Settings.Batch) };

    private int Trials => _strategy is DifferentiableSearch ? Settings.Samples : AffordableTrials;

    private double StepsOfTrials => Trials * SupernetScorer.Batches / PassesPerStep;

    /// <param name="progress">Told on the thread of the call.</param>
    /// <exception cref="ProfilerException">It was stopped, or cannot go on; the folder has what is needed to resume it.</exception>
    public SearchOutcome Run(IProgress<StrategyProgress>? progress, CancellationToken cancellationToken)
    {
        Begin(progress, cancellationToken);
        try
        {
            Architecture found = _strategy.Search(this);
            SaveTrials();
            return Finish(found);
        }
        catch (Exception error) when (TrainingFault.IsOutOfMemory(error))
        {
            // Steps say it themselves; this is of scoring, of exporting, and of making the found network.
            throw TrainingFault.OutOfMemory(error, step: null, Settings.Mode);
        }
    }

    /// <summary>Trains beside the first process of a team, which does the rest alone.</summary>
    /// <exception cref="ProfilerException">It was stopped, or cannot go on.</exception>
    public void Assist(CancellationToken cancellationToken)
    {
        Begin(progress: null, cancellationToken);
        Train(_strategy.WarmupShare);
    }

    public ChoiceProbabilities Train(double warmupShare)
    {
        BatchSource weights = Source(DataPart.Weights);
        BatchSource architecture = Source(DataPart.Architecture);
        var batches = new SearchBatches(weights.At, architecture.At, Description(_data.Name));
        var subject = new SearchSubject(_supernet, _task, Cost, Settings.Objective.Create(Cost, Settings.Budget), batches);
        using var trainer = new SearchTrainer(subject, Options(Settings.Steps, warmupShare), _time, _team.Replicas);
        Run(trainer, _folder.Checkpoint, point => $"{Words(point)}, {point.ExpectedCost:0.###} {Cost.Unit} expected, entropy {point.Entropy:F2}", 0);
        return trainer.Parameters.Snapshot();
    }

    /// <summary>Says what would end a search at its very beginning.</summary>
    /// <exception cref="ProfilerException">As the constructor says; or the batch cannot be shared out among the workers.</exception>
    public static void Require(SearchSettings settings, IDataset data, ICost cost, int workers)
    {
        _ = new CostLimit(cost, settings.Budget);
        TaskMatch.Require(settings.Space, data);
        new SearchTeam(new Share(0, workers), Replicas: null).Share(settings.Batch);
    }

    public double Try(Architecture architecture)
    {
        if (_stop.IsCancellationRequested)
        {
            SaveTrials();
            throw new ProfilerException(ErrorCode.Cancelled, $"Stopped after {_trials.Tried.Count} of {Trials} architectures.");
        }

        bool isKnown = _trials.IsKnown(architecture);
        double fitness = _trials.Try(architecture);
        int tried = _trials.Tried.Count;
        if (tried % CheckpointTrials == 0)
        {
            SaveTrials();
        }

        double done = Settings.Steps + (Math.Min(1.0, (double)tried / Trials) * StepsOfTrials);
        if (isKnown)
        {
            _meter!.GoOnFrom(done);
        }

        _meter!.Report($"Architecture {tried} of {Trials}, {_trials.Tried[^1].Score:P1}", done);
        return fitness;
    }

    public void Dispose() => _supernet.Dispose();

    private void Begin(IProgress<StrategyProgress>? progress, CancellationToken cancellationToken)
    {
        _stop = cancellationToken;
        _meter = new ProgressMeter(progress, _time, Settings.Steps + StepsOfTrials + Settings.ScratchSteps, History);
        if (_team.IsFirst)
        {
            _folder.Save(_folder.Before);
        }
    }

    private SearchOutcome Finish(Architecture found)
    {
        var validation = new BatchSource(_data, DataPart.Validation, Settings.TrainingInput, Settings.Seed);
        ArchitectureScore inherited = _scorer.Value.Score(found, All(validation));
        if (Settings.ScratchSteps == 0)
        {
            return new SearchOutcome(found, _data.Task, inherited, null, FoundNetwork.Export(found, Settings.Input, _supernet.Weights), History());
        }

        using var network = new FoundNetwork(found, Settings.TrainingInput, Settings.Seed);
        TrainFromScratch(network);
        network.train(false);
        ArchitectureScore score = new NetworkEvaluation(network.forward, _task, _data).Score(All(validation), network.Parameters.Values.First().device);
        var trained = new TrainedNetwork(Settings.ScratchSteps, Settings.Seed, score.Score, score.Loss, _data.Count(DataPart.Validation));
        return new SearchOutcome(found, _data.Task, inherited, trained, FoundNetwork.Export(found, Settings.Input, network.Weights), History());
    }

    private void TrainFromScratch(FoundNetwork network)
    {
        using var batches = new SequentialBatches(new BatchSource(_data, DataPart.Training, Settings.TrainingInput, Settings.Seed));
        var search = new SearchBatches(batches.At, batches.At, Description($"{_data.Name} from scratch, {network.Architecture.Code}"));
        var subject = new SearchSubject(network, _task, Cost, new ObjectiveSettings(ObjectiveForm.Additive).Create(Cost, budget: null), search);
        using var trainer = new SearchTrainer(subject, Options(Settings.ScratchSteps, warmupShare: 1), _time);
        IReadOnlyList<HistoryPoint> searched = _points;
        Run(trainer, _folder.ScratchCheckpoint, point => $"From scratch: {Words(point)}", Settings.Steps + StepsOfTrials);
        _points = searched;
    }

    private void Run(SearchTrainer trainer, string checkpoint, Func<HistoryPoint, string> words, double before)
    {
        if (File.Exists(checkpoint))
        {
            trainer.Resume(checkpoint);
        }

        _meter!.GoOnFrom(before + trainer.Step);
        _points = trainer.History;
        var progress = new Relay(report => _meter!.Report(
            $"{words(report.Point)}, step {report.Point.Step} of {report.Steps}", before + report.Point.Step));
        trainer.Run(progress, new CheckpointPlan(checkpoint, CheckpointSteps), _stop);
        _points = [.. trainer.History];
    }

    private SearchOptions Options(int steps, double warmupShare)
    {
        var options = new SearchOptions(steps, Settings.Seed) { Mode = Settings.Mode, WarmupShare = warmupShare };
        return Settings.LearningRate is { } rate ? options with { Weights = options.Weights with { LearningRate = rate } } : options;
    }

    private BatchSource Source(DataPart part) => new(_data, part, TrainingInput, Settings.Seed, _team.Slice);

    private string Description(string data) => $"{data} at {Settings.TrainingInput}, seed {Settings.Seed}, {_team.Workers} worker(s)";

    private double Fitness(double loss, double cost) => Settings.Objective.Fitness(Cost, Settings.Budget, loss, cost);

    private SearchHistory History() => SearchHistory.Of(Settings.Space, _points, _trials.Tried);

    private void SaveTrials() => _folder.Save(_trials.Tried.Count >= _folder.Before.Length ? _trials.Tried : _folder.Before);

    private static string Words(HistoryPoint point) => point.ArchitectureTaskLoss is { } other
        ? $"loss {point.WeightsLoss:F3} and {other:F3}"
        : $"loss {point.WeightsLoss:F3}";

    private static IEnumerable<SampleBatch> All(BatchSource source)
    {
        for (long step = 0; step < source.StepsPerPass; step++)
        {
            yield return source.At(step);
        }
    }

    /// <summary>Reports on the thread that trains, one after another.</summary>
    private sealed class Relay(Action<SearchProgress> tell) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => tell(value);
    }

    private sealed class LazyScorer(Lazy<SupernetScorer> scorer) : IArchitectureScorer
    {
        public ArchitectureScore Score(Architecture architecture) => scorer.Value.Score(architecture);
    }
}
