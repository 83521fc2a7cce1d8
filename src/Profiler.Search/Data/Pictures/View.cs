using Profiler.Networks.Shapes;

namespace Profiler.Search.Data.Pictures;

/// <summary>
/// Which part of an image the network sees: the image is scaled, and a window of the input's size laid over it, whose
/// top left corner is at the offset. What the window shows beyond the image is padding.
/// </summary>
/// <param name="Scale">Pixels of the input for one of the image.</param>
/// <param name="OffsetX">In pixels of the scaled image; negative where there is padding on the left.</param>
internal readonly record struct View(float Scale, float OffsetX, float OffsetY, bool IsMirrored)
{
    /// <summary>The whole image as large as it fits, in the middle.</summary>
    public static View Whole(int width, int height, TensorShape input) =>
        Placed(width, height, input, Fitting(width, height, input), null);

    /// <summary>The middle of the image, of which the shorter side fits.</summary>
    public static View Middle(int width, int height, TensorShape input) =>
        Placed(width, height, input, Covering(width, height, input), null);

    /// <summary>The whole image made smaller or larger by a factor, at a random place, perhaps mirrored.</summary>
    public static View RandomWhole(int width, int height, TensorShape input, (float Least, float Most) factors, Random random) =>
        Placed(width, height, input, Fitting(width, height, input) * Between(random, factors), random);

    /// <summary>A random part of the image enlarged by a factor beyond what covers the input, perhaps mirrored.</summary>
    public static View RandomPart(int width, int height, TensorShape input, (float Least, float Most) factors, Random random) =>
        Placed(width, height, input, Covering(width, height, input) * Between(random, factors), random);

    /// <summary>The whole image moved by up to some of its own pixels to each side, perhaps mirrored.</summary>
    public static View Shifted(int width, int height, TensorShape input, int most, Random random)
    {
        View whole = Whole(width, height, input);
        return whole with
        {
            OffsetX = whole.OffsetX + (whole.Scale * random.Next(-most, most + 1)),
            OffsetY = whole.OffsetY + (whole.Scale * random.Next(-most, most + 1)),
            IsMirrored = random.Next(2) == 1,
        };
    }

    private static float Fitting(int width, int height, TensorShape input) =>
        Math.Min((float)input.Width / width, (float)input.Height / height);

    private static float Covering(int width, int height, TensorShape input) =>
        Math.Max((float)input.Width / width, (float)input.Height / height);

    /// <param name="random">Null for the middle.</param>
    private static View Placed(int width, int height, TensorShape input, float scale, Random? random) => new(
        scale,
        ((scale * width) - input.Width) * (random?.NextSingle() ?? 0.5f),
        ((scale * height) - input.Height) * (random?.NextSingle() ?? 0.5f),
        random?.Next(2) == 1);

    private static float Between(Random random, (float Least, float Most) range) =>
        range.Least + ((range.Most - range.Least) * random.NextSingle());
}
