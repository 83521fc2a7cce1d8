using Profiler.Bindings.Images;
using Profiler.Networks.Errors;
using Profiler.Search.Data.Pictures;

namespace Profiler.Search.Data.Segmentation;

/// <summary>What the numbers in a label file mean: a class each, 255 for those that do not count.</summary>
/// <param name="meaning">What the numbers are, for the message: "a label id of Cityscapes (0 to 33)".</param>
internal sealed class LabelTable(string meaning, IReadOnlyDictionary<int, byte> classes)
{
    /// <summary>By value, -1 for what means nothing; files of 16 bits hold no more values.</summary>
    private readonly short[] _classes =
        [.. Enumerable.Range(0, ushort.MaxValue + 1).Select(value => classes.TryGetValue(value, out byte found) ? found : (short)-1)];

    /// <exception cref="ProfilerException">The file cannot be used, or holds another number.</exception>
    public LabelMap Read(string path)
    {
        ValueImage image = PictureFiles.ReadValues(path);
        byte[] result = new byte[image.Values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            short found = _classes[image.Values[i]];
            if (found < 0)
            {
                throw new ProfilerException(
                    ErrorCode.InvalidFile,
                    $"The labels '{path}' hold the value {image.Values[i]} at column {i % image.Width}, row {i / image.Width}, which is not {meaning}.",
                    "Check that these are the labels of this dataset.");
            }

            result[i] = (byte)found;
        }

        return new LabelMap(image.Width, image.Height, result);
    }
}
