using Profiler.Networks.Shapes;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Data;
using Profiler.Search.Objectives;
using Profiler.Search.Tasks;
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
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(rank => new Thread(() => halves[rank] = Search(options, Half(rank), pair.Of(rank))))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        IReadOnlyList<HistoryPoint> whole = Search(options, LinearSupernet.Batches, null);

        for (int i = 0; i < whole.Count; i++)
        {
            Assert.All(halves, half => Assert.Equal(whole[i].WeightsLoss, half[i].WeightsLoss, 1e-4));
            Assert.All(halves, half => Assert.Equal(whole[i].ExpectedCost, half[i].ExpectedCost, 1e-4));
        }
    }

    private static IReadOnlyList<HistoryPoint> Search(SearchOptions options, SearchBatches batches, IReplicas? replicas)
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(TinySpaces.Three), TinySpaces.Three);
        using var supernet = new LinearSupernet(TinySpaces.Three) { KeepsStatistics = false };
        using var trainer = new SearchTrainer(
            new SearchSubject(supernet, new ClassificationTask(), cost, new AdditiveObjective(cost, 0.2), batches), options, new FakeClock(), replicas);
        trainer.Run(null, null, CancellationToken.None);
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
