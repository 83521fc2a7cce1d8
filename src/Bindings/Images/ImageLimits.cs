namespace Profiler.Bindings.Images;

/// <summary>What a file's header may ask for before memory is taken for it.</summary>
public static class ImageLimits
{
    /// <summary>The most pixels of an image; 16384 x 16384.</summary>
    public const long MostPixels = 1L << 28;

    /// <exception cref="ImageException">The image has more pixels.</exception>
    internal static void Check(string path, long width, long height)
    {
        if (width < 1 || height < 1)
        {
            throw new ImageException(ImageFailure.Damaged, path, $"cannot be decoded: its size is {width} x {height}");
        }

        if (width * height > MostPixels)
        {
            throw new ImageException(ImageFailure.TooLarge, path, $"has {width} x {height} pixels, more than {MostPixels}");
        }
    }
}
