using Profiler.Search.Data;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>A batch as tensors on a device.</summary>
/// <param name="Images">N x 3 x H x W, float32.</param>
/// <param name="Labels">N, or N x H x W, int64.</param>
public sealed record LabelledBatch(Tensor Images, Tensor Labels)
{
    public static LabelledBatch Of(SampleBatch batch, Device device)
    {
        (long n, long h, long w) = (batch.Shape.Batch, batch.Shape.Height, batch.Shape.Width);
        long[] labels = batch.IsDense ? [n, h, w] : [n];
        return new LabelledBatch(
            tensor(batch.Images, [n, batch.Shape.Channels, h, w], device: device), tensor(batch.Labels, labels, device: device));
    }
}
