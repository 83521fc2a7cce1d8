namespace Profiler.Search.Data.Scores;

/// <summary>
/// How often each class was taken for each other, and the scores that follow. Mean IoU is that of the Cityscapes
/// benchmark's evaluation script: a class's IoU is TP / (TP + FP + FN) over all images together, pixels whose truth is
/// ignored count nowhere, and the mean is over the classes whose denominator is not 0: those that neither the truth nor
/// a prediction holds are left out, while one that is only predicted counts with 0.
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;
    private readonly long? _ignored;

    /// <param name="ignored">The truth that counts nowhere; null where every label is a class, as in classification.</param>
    public ConfusionMatrix(int classes, long? ignored = SampleBatch.Ignored)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Classes = classes;
        _counts = new long[classes * classes];
        _ignored = ignored;
    }

    public int Classes { get; }

    /// <summary>How many pixels or images were counted.</summary>
    public long Total => _counts.Sum();

    /// <summary>
    /// The part that was predicted right: pixel accuracy in segmentation, top-1 accuracy in classification; NaN where
    /// nothing was counted.
    /// </summary>
    public double Accuracy => (double)Enumerable.Range(0, Classes).Sum(label => this[label, label]) / Total;

    /// <summary>From 0 to 1; NaN where nothing was counted.</summary>
    public double MeanIou
    {
        get
        {
            double[] valid = [.. Enumerable.Range(0, Classes).Select(Iou).Where(iou => !double.IsNaN(iou))];
            return valid.Length == 0 ? double.NaN : valid.Average();
        }
    }

    /// <summary>How often <paramref name="truth"/> was predicted as <paramref name="predicted"/>.</summary>
    public long this[int truth, int predicted] => _counts[(truth * Classes) + predicted];

    /// <summary>The matrix for what a dataset's task counts.</summary>
    public static ConfusionMatrix For(IDataset dataset) =>
        new(dataset.ClassNames.Count, dataset.Task == TaskKind.Segmentation ? SampleBatch.Ignored : null);

    /// <summary>Intersection over union of one class, from 0 to 1; NaN where neither truth nor predictions hold it.</summary>
    public double Iou(int label)
    {
        long hits = this[label, label];
        long union = -hits;
        for (int other = 0; other < Classes; other++)
        {
            union += this[label, other] + this[other, label];
        }

        return union == 0 ? double.NaN : (double)hits / union;
    }

    /// <param name="truth">Classes or the ignored label, pixel by pixel or image by image.</param>
    /// <param name="predicted">Classes at the same places.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a label is no class.</exception>
    public void Add(ReadOnlySpan<long> truth, ReadOnlySpan<long> predicted)
    {
        if (truth.Length != predicted.Length)
        {
            throw new ArgumentException($"There are {truth.Length} labels but {predicted.Length} predictions.", nameof(predicted));
        }

        for (int i = 0; i < truth.Length; i++)
        {
            if (truth[i] == _ignored)
            {
                continue;
            }

            if ((ulong)truth[i] >= (ulong)Classes || (ulong)predicted[i] >= (ulong)Classes)
            {
                throw new ArgumentException(
                    $"At {i}, the label {truth[i]} or the prediction {predicted[i]} is none of {Classes} classes.", nameof(truth));
            }

            _counts[(truth[i] * Classes) + predicted[i]]++;
        }
    }

    /// <summary>Adds what another worker counted.</summary>
    /// <exception cref="ArgumentException">The other has another number of classes.</exception>
    public void Merge(ConfusionMatrix other) => Merge(other._counts);

    /// <summary>Adds counts as <see cref="ToArray"/> gives them.</summary>
    /// <exception cref="ArgumentException">They are not classes x classes.</exception>
    public void Merge(ReadOnlySpan<long> counts)
    {
        if (counts.Length != _counts.Length)
        {
            throw new ArgumentException($"{counts.Length} counts are not {Classes} x {Classes}.", nameof(counts));
        }

        for (int i = 0; i < counts.Length; i++)
        {
            _counts[i] += counts[i];
        }
    }

    /// <summary>The counts, truth by truth, for sending them to another worker.</summary>
    public long[] ToArray() => [.. _counts];
}
