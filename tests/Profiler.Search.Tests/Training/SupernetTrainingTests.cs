using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Data;
using Profiler.Search.Objectives;
using Profiler.Search.Supernets;
using Profiler.Search.Tasks;
using Profiler.Search.Tests.Data.Support;
using Profiler.Search.Tests.Synthetic;
using Profiler.Search.Training;
using Profiler.Testing;

namespace Profiler.Search.Tests.Training;

/// <summary>The trainer with a real supernet, of three slots.</summary>
public sealed class SupernetTrainingTests
{
    private static readonly SearchSpace Space = TinySpaces.Three;
    private static readonly TensorShape Input = TensorShape.Parse("4x3x16x16");

    public static TheoryData<string> Modes => ["all", "sampled", "sampled:2"];

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_resumed_search_is_the_uninterrupted_one_to_the_bit(string mode)
    {
        using var folder = new TemporaryFolder();
        string half = folder.PathOf("half.safetensors");
        string resumed = folder.PathOf("resumed.safetensors");
        string whole = folder.PathOf("whole.safetensors");
        Search(mode, stopAfter: null, resumeFrom: null, whole);
        Search(mode, stopAfter: 8, resumeFrom: null, half);

        Search(mode, stopAfter: null, half, resumed);

        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(resumed));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_task_is_learnt(string mode)
    {
        IReadOnlyList<HistoryPoint> history = Search(mode, stopAfter: null, resumeFrom: null, checkpoint: null, steps: 80);

        Assert.True(history[^1].WeightsLoss < history[0].WeightsLoss - 0.3, $"{history[0].WeightsLoss} to {history[^1].WeightsLoss}");
    }

    private static IReadOnlyList<HistoryPoint> Search(string mode, long? stopAfter, string? resumeFrom, string? checkpoint, long steps = 16)
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space), Space);
        using var supernet = new Supernet(Space, Input, seed: 1);
        using var trainer = new SearchTrainer(
            new SearchSubject(
                supernet,
                new ClassificationTask(),
                cost,
                new AdditiveObjective(cost, 0.2),
                new SearchBatches(step => Batch(1, step), step => Batch(2, step), "bright channels")),
            new SearchOptions(steps, Seed: 3) { Mode = PathMode.Parse(mode) },
            new FakeClock());
        if (resumeFrom is not null)
        {
            trainer.Resume(resumeFrom);
        }

        using var stop = new CancellationTokenSource();
        var reports = new Reports(report =>
        {
            if (report.Point.Step == stopAfter)
            {
                stop.Cancel();
            }
        });
        CheckpointPlan? plan = checkpoint is null ? null : new CheckpointPlan(checkpoint, 1000);
        if (stopAfter is null)
        {
            trainer.Run(reports, plan, stop.Token);
        }
        else
        {
            Assert.Throws<Profiler.Networks.Errors.ProfilerException>(() => trainer.Run(reports, plan, stop.Token));
        }

        return trainer.History;
    }

    /// <summary>Noise in which one channel is brighter, whose number is the class; class 3 has none.</summary>
    private static SampleBatch Batch(int half, long step)
    {
        var random = new Random((int)((step * 2) + half));
        float[] images = [.. Enumerable.Range(0, (int)Input.Elements).Select(_ => (float)random.NextDouble())];
        long[] labels = [.. Enumerable.Range(0, Input.Batch).Select(_ => (long)random.Next(4))];
        int plane = Input.Height * Input.Width;
        for (int n = 0; n < Input.Batch; n++)
        {
            for (int i = 0; labels[n] < 3 && i < plane; i++)
            {
                images[(((n * 3) + (int)labels[n]) * plane) + i] += 1;
            }
        }

        return new SampleBatch(Input, images, labels, IsDense: false);
    }
}
