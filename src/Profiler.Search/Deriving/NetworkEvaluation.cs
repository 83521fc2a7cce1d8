using Profiler.Search.Data;
using Profiler.Search.Data.Scores;
using Profiler.Search.Strategies;
using Profiler.Search.Tasks;
using Profiler.Search.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Deriving;

/// <summary>How well a network does on labelled images.</summary>
/// <param name="forward">Images, N x 3 x H x W, to logits.</param>
internal sealed class NetworkEvaluation(Func<Tensor, Tensor> forward, ISearchTask task, IDataset data)
{
    /// <param name="batches">At least one image among them.</param>
    public ArchitectureScore Score(IEnumerable<SampleBatch> batches, Device device)
    {
        using var inference = no_grad();
        var confusion = ConfusionMatrix.For(data);
        double loss = 0;
        long images = 0;
        foreach (SampleBatch batch in batches.Where(batch => batch.Shape.Batch > 0))
        {
            using DisposeScope scope = NewDisposeScope();
            LabelledBatch labelled = LabelledBatch.Of(batch, device);
            Tensor logits = forward(labelled.Images);
            loss += task.Loss(logits, labelled.Labels).item<float>() * batch.Shape.Batch;
            images += batch.Shape.Batch;
            confusion.Add(batch.Labels, Predictions(logits, labelled.Labels));
        }

        double score = data.Task == TaskKind.Segmentation ? confusion.MeanIou : confusion.Accuracy;
        return new ArchitectureScore(double.IsNaN(score) ? 0 : score, loss / images);
    }

    /// <summary>A head may have more classes than the data; what the data does not have is never predicted.</summary>
    private long[] Predictions(Tensor logits, Tensor labels)
    {
        Tensor sized = data.Task == TaskKind.Segmentation ? SegmentationTask.Resized(logits, labels) : logits;
        return sized.narrow(1, 0, data.ClassNames.Count).argmax(1).cpu().data<long>().ToArray();
    }
}
