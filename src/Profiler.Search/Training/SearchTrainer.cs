using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Search.Checkpoints;
using Profiler.Search.Choices;
using Profiler.Search.Data.Batches;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>
/// Differentiable search: in every step the weights learn from one half of the training set and, after the warm-up, the
/// architecture parameters from the other, with gates drawn anew for each. Two runs of the same options on the same
/// machine are the same to the bit, whether or not one was interrupted.
/// </summary>
public sealed class SearchTrainer : IDisposable
{
    /// <summary>Points of a history: enough for a plot, few enough for a page.</summary>
    private const long HistoryPoints = 200;

    /// <summary>One a half: a step trains on both, and takes longer than reading them.</summary>
    private const int ReadingThreads = 1;
    private const int BatchesAhead = 2;

    private readonly SearchSubject _subject;
    private readonly TimeProvider _time;
    private readonly WeightTraining _weights;
    private readonly ArchitectureTraining _architecture;
    private readonly List<HistoryPoint> _history = [];

    /// <param name="replicas">The other processes of a data-parallel search; null where there are none.</param>
    /// <exception cref="ProfilerException">An option is out of its range, or the cost is of another space.</exception>
    public SearchTrainer(SearchSubject subject, SearchOptions options, TimeProvider time, IReplicas? replicas = null)
    {
        options.Check();
        if (subject.Cost.Space.Fingerprint != subject.Supernet.Space.Fingerprint)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The cost of {subject.Cost.Target} is of the space '{subject.Cost.Space.Name}', the supernet of '{subject.Supernet.Space.Name}'.");
        }

        _subject = subject;
        _time = time;
        Options = options;
        Replicas = replicas;
        Parameters = new ArchitectureParameters(subject.Supernet.Space, subject.Supernet.Parameters.Values.First().device);
        _weights = new WeightTraining(this);
        _architecture = new ArchitectureTraining(this);
    }

    public SearchOptions Options { get; }

    public ArchitectureParameters Parameters { get; }

    /// <summary>Steps done.</summary>
    public long Step { get; private set; }

    /// <summary>Where the search stood, at 200 steps or fewer, the last among them.</summary>
    public IReadOnlyList<HistoryPoint> History => _history;

    internal SearchSubject Subject => _subject;

    internal IReplicas? Replicas { get; }

    /// <summary>The temperature of the step at hand; it falls while the architecture is trained.</summary>
    internal double Temperature =>
        Options.Temperature.At(Math.Max(0, Step - Options.WarmupSteps), Options.ArchitectureSteps);

    /// <summary>
    /// Goes on to the last step. Between steps it may be stopped; then a checkpoint is written, as at the beginning, now
    /// and then, and at the end, so that whatever happens there is one.
    /// </summary>
    /// <exception cref="ProfilerException">
    /// It was stopped; a loss or gradient is not a number; memory is not enough; a checkpoint cannot be written.
    /// </exception>
    public void Run(IProgress<SearchProgress>? progress, CheckpointPlan? checkpoints, CancellationToken cancellationToken)
    {
        _subject.Supernet.train();
        var seconds = default(MovingAverage);
        if (checkpoints is not null && Step == 0)
        {
            Save(checkpoints.Path);
        }

        long firstMove = Math.Max(Step, Options.WarmupSteps);
        using var weights = new Prefetcher(_subject.Batches.Weights, Step, Options.Steps - Step, ReadingThreads, BatchesAhead);
        using var architecture = new Prefetcher(
            _subject.Batches.Architecture, firstMove, Options.Steps - firstMove, ReadingThreads, BatchesAhead);
        while (Step < Options.Steps)
        {
            StopIfAsked(checkpoints, cancellationToken);
            long start = _time.GetTimestamp();
            TrainStep(weights, architecture, checkpoints?.Path);
            seconds = seconds.With(_time.GetElapsedTime(start).TotalSeconds);
            HistoryPoint point = Record();
            progress?.Report(new SearchProgress(
                point, Options.Steps, seconds.Value!.Value, TimeSpan.FromSeconds(seconds.Value.Value * (Options.Steps - Step))));
            if (checkpoints is not null && (Step % checkpoints.Every == 0 || Step == Options.Steps))
            {
                Save(checkpoints.Path);
            }
        }
    }

    /// <summary>Writes what is needed to go on, whole or not at all.</summary>
    /// <exception cref="ProfilerException">The file cannot be written.</exception>
    public void Save(string path)
    {
        if (Replicas is { IsFirst: false })
        {
            return;
        }

        var numbers = new TrainerNumbers(
            Step, _architecture.Optimizer.Steps, _subject.Objective.State, _weights.Loss, _architecture.TaskLoss, _architecture.Loss);
        Checkpoint.Write(path, new CheckpointHeader(
            CheckpointSubject.Of(_subject), Options, numbers, [.. _history]), Tensors());
    }

    /// <summary>Goes on where a checkpoint stood, on the trajectory of the search that wrote it.</summary>
    /// <exception cref="ProfilerException">
    /// The file is missing, truncated, damaged or of another version, or of a search of another space, cost, data or options.
    /// </exception>
    public void Resume(string path)
    {
        using Checkpoint checkpoint = Checkpoint.Open(path);
        checkpoint.Header.RequireSame(path, CheckpointSubject.Of(_subject), Options);
        using (no_grad())
        {
            foreach ((string name, Tensor tensor) in Tensors())
            {
                if (!name.StartsWith(TensorNames.Momentum, StringComparison.Ordinal))
                {
                    checkpoint.CopyTo(name, tensor);
                }
            }

            _weights.Restore(checkpoint);
        }

        TrainerNumbers numbers = checkpoint.Header.Numbers;
        Step = numbers.Step;
        _architecture.Restore(numbers);
        _subject.Objective.State = numbers.ObjectiveState;
        _history.Clear();
        _history.AddRange(checkpoint.Header.History);
    }

    public void Dispose()
    {
        _weights.Dispose();
        _architecture.Dispose();
        Parameters.Dispose();
    }

    private void TrainStep(Prefetcher weights, Prefetcher architecture, string? checkpoint)
    {
        try
        {
            _weights.Train(weights.Next());
            if (Step >= Options.WarmupSteps)
            {
                _architecture.Train(architecture.Next());
            }
        }
        catch (NotFiniteNumberException error)
        {
            throw TrainingFault.NotFinite(error, Step, checkpoint);
        }
        catch (Exception error) when (TrainingFault.IsOutOfMemory(error))
        {
            throw TrainingFault.OutOfMemory(error, Step, Options.Mode);
        }

        Step++;
    }

    private void StopIfAsked(CheckpointPlan? checkpoints, CancellationToken cancellationToken)
    {
        if (!IsStopAsked(cancellationToken.IsCancellationRequested))
        {
            return;
        }

        if (checkpoints is null)
        {
            throw new ProfilerException(ErrorCode.Cancelled, $"Stopped after step {Step} of {Options.Steps}.");
        }

        Save(checkpoints.Path);
        throw new ProfilerException(
            ErrorCode.Cancelled, $"Stopped after step {Step} of {Options.Steps}.", $"Resume from {checkpoints.Path}.");
    }

    /// <summary>What one process is asked all must do after the same step, or the others would wait for it for ever.</summary>
    private bool IsStopAsked(bool here)
    {
        if (Replicas is null)
        {
            return here;
        }

        using Tensor asked = tensor(new[] { here ? 1f : 0f }, [1], device: Parameters.Theta.device);
        Replicas.Average([asked]);
        return asked.item<float>() > 0;
    }

    private HistoryPoint Record()
    {
        ChoiceProbabilities probabilities = Parameters.Snapshot();
        var point = new HistoryPoint(
            Step,
            _weights.Loss.Value!.Value,
            _architecture.TaskLoss.Value,
            _architecture.Loss.Value,
            _subject.Cost.Expected(probabilities),
            _subject.Objective.Weight,
            probabilities.Entropy,
            _weights.LearningRate(Step - 1),
            Options.Temperature.At(Math.Max(0, Step - 1 - Options.WarmupSteps), Options.ArchitectureSteps),
            [.. probabilities.Values.Select(slot => slot.Select(p => Math.Round(p, 4)).ToImmutableArray())]);
        long every = (Options.Steps + HistoryPoints - 1) / HistoryPoints;
        if (Step % every == 0 || Step == Options.Steps)
        {
            _history.Add(point);
        }

        return point;
    }

    /// <summary>Everything that training changes, by its name in a checkpoint.</summary>
    private IReadOnlyList<(string Name, Tensor Tensor)> Tensors() =>
    [
        .. Named(TensorNames.Weights, _subject.Supernet.Parameters),
        .. Named(TensorNames.Buffers, _subject.Supernet.Buffers),
        .. Named(TensorNames.Momentum, _weights.Optimizer.Momentum),
        (TensorNames.Theta, Parameters.Theta),
        (TensorNames.ThetaMean, _architecture.Optimizer.Mean),
        (TensorNames.ThetaMeanSquare, _architecture.Optimizer.MeanSquare),
    ];

    private static IEnumerable<(string, Tensor)> Named(string prefix, IReadOnlyDictionary<string, Tensor> tensors) =>
        tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).Select(tensor => (prefix + tensor.Key, tensor.Value));
}
