using Profiler.Bindings.Images;
using Profiler.Networks.Errors;
using Profiler.Search.Data.Pictures;

namespace Profiler.Search.Data.Segmentation;

/// <summary>What the colours of a label file mean: a class each, 255 for those that do not count.</summary>
/// <param name="meaning">What the colours are, for the message.</param>
internal sealed class ColourTable(string meaning, IReadOnlyDictionary<(byte Red, byte Green, byte Blue), byte> classes)
{
    /// <exception cref="ProfilerException">The file cannot be used, or holds another colour.</exception>
    public LabelMap Read(string path)
    {
        ColourImage image = PictureFiles.ReadColours(path);
        byte[] result = new byte[image.Width * image.Height];
        (byte, byte, byte) last = default;
        byte? lastClass = null;
        for (int i = 0; i < result.Length; i++)
        {
            (byte Red, byte Green, byte Blue) colour = (image.Pixels[3 * i], image.Pixels[(3 * i) + 1], image.Pixels[(3 * i) + 2]);
            if (lastClass is null || colour != last)
            {
                lastClass = classes.TryGetValue(colour, out byte found) ? found : throw Unknown(path, colour, (i % image.Width, i / image.Width));
                last = colour;
            }

            result[i] = lastClass.Value;
        }

        return new LabelMap(image.Width, image.Height, result);
    }

    private ProfilerException Unknown(string path, (byte Red, byte Green, byte Blue) colour, (int X, int Y) place) => new(
        ErrorCode.InvalidFile,
        $"The labels '{path}' hold the colour {colour.Red} {colour.Green} {colour.Blue} at column {place.X}, row {place.Y}, which is not {meaning}.",
        "Check that these are the labels of this dataset, and not resampled.");
}
