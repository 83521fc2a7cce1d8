using Profiler.Networks.Shapes;

namespace Profiler.Search.Data;

/// <summary>Images and their truth, as a training step takes them.</summary>
/// <param name="Shape">
/// The images' shape. Its batch is smaller at the end of a validation pass, and 0 for a worker that the last images do not reach.
/// </param>
/// <param name="Images">Normalised values in the order batch, channels, height, width.</param>
/// <param name="Labels">
/// A class an image, or where <paramref name="IsDense"/> a class a pixel (batch x height x width), of which
/// <see cref="Ignored"/> counts neither in the loss nor in a score.
/// </param>
public sealed record SampleBatch(TensorShape Shape, float[] Images, long[] Labels, bool IsDense)
{
    /// <summary>The label of pixels that belong to no class; an ordinary class in classification.</summary>
    public const long Ignored = 255;
}
