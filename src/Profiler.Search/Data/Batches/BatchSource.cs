using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Search.Data.Batches;

/// <summary>
/// The batches of a run. <see cref="At"/> is a pure function of what the source was made of and of the step: training
/// goes through one random order of the part after another, each image once an order and augmented anew; validation
/// goes through the part once, in its own order, without augmentation.
/// </summary>
public sealed class BatchSource
{
    private readonly IDataset _dataset;
    private readonly DataPart _part;
    private readonly TensorShape _input;
    private readonly int _seed;
    private readonly Share _share;
    private readonly int _count;

    /// <param name="input">A worker's batch; the step's whole batch is as many of them as there are workers.</param>
    /// <exception cref="ProfilerException">The part holds no image, or the input has not three channels.</exception>
    public BatchSource(IDataset dataset, DataPart part, TensorShape input, int seed, Share share = default)
    {
        if (input.Channels != 3)
        {
            throw new ProfilerException(
                ErrorCode.InvalidShape, $"The input {input} has {input.Channels} channels, but images have 3.", $"Write {input with { Channels = 3 }}.");
        }

        _count = dataset.Count(part);
        if (_count == 0)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{dataset.Name} has no image for its part '{part}'.",
                part == DataPart.Validation ? "Add images to its validation set." : "A search needs two training images at least.");
        }

        (_dataset, _part, _input, _seed, _share) = (dataset, part, input, seed, share);
    }

    /// <summary>The steps that go once through the part; the last may be short (validation) or begin the next order (training).</summary>
    public long StepsPerPass => (_count + WholeBatch - 1) / WholeBatch;

    private long WholeBatch => (long)_input.Batch * _share.Workers;

    private bool IsValidation => _part == DataPart.Validation;

    /// <param name="step">From 0; in validation below <see cref="StepsPerPass"/>.</param>
    /// <exception cref="ProfilerException">A file that cannot be used, named with what is wrong; or the batch is larger than an array can be.</exception>
    public SampleBatch At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (IsValidation)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, StepsPerPass);
        }

        long first = (step * WholeBatch) + ((long)_share.Worker * _input.Batch);
        int size = IsValidation ? (int)Math.Clamp(_count - first, 0, _input.Batch) : _input.Batch;
        bool isDense = _dataset.Task == TaskKind.Segmentation;
        int pixels = _input.Height * _input.Width;
        int labels = isDense ? pixels : 1;
        var batch = new SampleBatch(
            _input with { Batch = size },
            Values((long)size * _input.Channels * pixels),
            GC.AllocateUninitializedArray<long>(size * labels),
            isDense);
        for (int i = 0; i < size; i++)
        {
            Sample sample = Read(first + i);
            sample.Image.CopyTo(batch.Images, i * _input.Channels * pixels);
            sample.Labels.CopyTo(batch.Labels, i * labels);
        }

        return batch;
    }

    private float[] Values(long count) => count <= Array.MaxLength
        ? GC.AllocateUninitializedArray<float>((int)count)
        : throw new ProfilerException(
            ErrorCode.TrainingFailed,
            $"Memory is not enough: a batch of {_input} has {count} values, and one array takes {Array.MaxLength}.",
            "Choose a smaller batch.");

    /// <param name="position">Counted over all steps and workers.</param>
    private Sample Read(long position)
    {
        if (IsValidation)
        {
            return _dataset.Read(_part, (int)position, _input, null);
        }

        long pass = position / _count;
        var order = new Permutation(_count, DrawSeed.Of(_seed, "order", (long)_part, pass));
        var augmentation = new Random(DrawSeed.Of(_seed, "augmentation", (long)_part, position));
        return _dataset.Read(_part, order[(int)(position % _count)], _input, augmentation);
    }
}
