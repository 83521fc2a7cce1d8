using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Checkpoints;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Data;
using Profiler.Search.Objectives;
using Profiler.Search.Tasks;
using Profiler.Search.Tests.Data.Support;
using Profiler.Search.Tests.Synthetic;
using Profiler.Search.Training;
using Profiler.Testing;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Training;

/// <summary>Two trainers in two threads, each with half of every batch.</summary>
public sealed class ReplicaTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("sampled")]
    public void Two_replicas_learn_what_one_learns_from_both_halves(string mode)
    {
        using var pair = new Pair();
        var options = new SearchOptions(20, Seed: 3) { Mode = PathMode.Parse(mode) };
        IReadOnlyList<HistoryPoint>[] halves = new IReadOnlyList<HistoryPoint>[2];
        Both(rank => halves[rank] = Search(options, Half(rank), pair.Of(rank)));

        IReadOnlyList<HistoryPoint> whole = Search(options, LinearSupernet.Batches, null);

        for (int i = 0; i < whole.Count; i++)
        {
            Assert.All(halves, half => Assert.Equal(whole[i].WeightsLoss, half[i].WeightsLoss, 1e-4));
            Assert.All(halves, half => Assert.Equal(whole[i].ExpectedCost, half[i].ExpectedCost, 1e-4));
        }
    }

    [Fact]
    public void A_stop_that_one_replica_is_asked_ends_both_after_the_same_step()
    {
        using var pair = new Pair();
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        string[] messages = new string[2];
        var plan = new CheckpointPlan(folder.PathOf("search.safetensors"), 100);
        var options = new SearchOptions(1000, Seed: 3);
        Both(rank =>
        {
            Action<SearchTrainer> run = rank == 0
                ? trainer => trainer.Run(null, plan, CancellationToken.None)
                : trainer => trainer.Run(new Reports(report => StopAt(report, 5, stop)), plan, stop.Token);
            messages[rank] = Assert.Throws<ProfilerException>(() => Search(options, Half(rank), pair.Of(rank), run)).Message;
        });

        Assert.All(messages, message => Assert.Equal("Stopped after step 5 of 1000.", message));
        using Checkpoint kept = Checkpoint.Open(plan.Path);
        Assert.Equal(5, kept.Header.Numbers.Step);
    }

    /// <summary>Each rank on a thread of its own, because each waits for the other.</summary>
    private static void Both(Action<int> work) => Task.WaitAll(
        [.. Enumerable.Range(0, 2).Select(rank => Task.Factory.StartNew(
            () => work(rank), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);

    private static void StopAt(SearchProgress report, long step, CancellationTokenSource stop)
    {
        if (report.Point.Step == step)
        {
            stop.Cancel();
        }
    }

    private static IReadOnlyList<HistoryPoint> Search(SearchOptions options, SearchBatches batches, IReplicas? replicas, Action<SearchTrainer>? run = null)
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(TinySpaces.Three), TinySpaces.Three);
        using var supernet = new LinearSupernet(TinySpaces.Three) { KeepsStatistics = false };
        using var trainer = new SearchTrainer(
            new SearchSubject(supernet, new ClassificationTask(), cost, new AdditiveObjective(cost, 0.2), batches), options, new FakeClock(), replicas);
        (run ?? (alone => alone.Run(null, null, CancellationToken.None)))(trainer);
        return trainer.History;
    }

    private static SearchBatches Half(int rank)
    {
        SearchBatches both = LinearSupernet.Batches;
        return both with { Weights = step => Take(both.Weights(step), rank), Architecture = step => Take(both.Architecture(step), rank) };
    }

    private static SampleBatch Take(SampleBatch batch, int rank)
    {
        TensorShape shape = batch.Shape with { Batch = batch.Shape.Batch / 2 };
        return new SampleBatch(
            shape, [.. batch.Images.Skip(rank * (int)shape.Elements).Take((int)shape.Elements)], [.. batch.Labels.Skip(rank * shape.Batch).Take(shape.Batch)], false);
    }

    /// <summary>Averages in this process: each thread leaves its values, waits for the other's, and takes the mean.</summary>
    private sealed class Pair : IDisposable
    {
        private readonly Barrier _barrier = new(2);
        private readonly float[]?[][] _values = [[], []];

        public IReplicas Of(int rank) => new Replica(this, rank);

        public void Dispose() => _barrier.Dispose();

        private sealed class Replica(Pair pair, int rank) : IReplicas
        {
            public bool IsFirst => rank == 0;

            public void Average(IReadOnlyList<Tensor> tensors)
            {
                using var inference = no_grad();
                pair._values[rank] = [.. tensors.Select(tensor => tensor.contiguous().data<float>().ToArray())];
                Assert.True(pair._barrier.SignalAndWait(TimeSpan.FromSeconds(30)));
                float[]?[] other = pair._values[1 - rank];
                for (int i = 0; i < tensors.Count; i++)
                {
                    using Tensor theirs = tensor(other[i]!, tensors[i].shape);
                    tensors[i].add_(theirs).mul_(0.5);
                }

                Assert.True(pair._barrier.SignalAndWait(TimeSpan.FromSeconds(30)));
            }
        }
    }
}
