using Profiler.Networks.Errors;

namespace Profiler.Search.Data.Segmentation;

/// <summary>Finds the labels of images by their names. What has no partner is an error: a dataset that lost files is not trained on.</summary>
internal static class ImagePairing
{
    /// <summary>Pairs two folders.</summary>
    /// <param name="images">Path by key, such as the file's name without its ending.</param>
    /// <param name="labels">Path by the same key.</param>
    /// <param name="imageOf">The path where a key's image is expected.</param>
    /// <param name="labelsOf">The path where a key's labels are expected.</param>
    /// <exception cref="ProfilerException">An image or labels without a partner, named with the file that is missing.</exception>
    public static LabelledImage[] Pair(
        IReadOnlyDictionary<string, string> images,
        IReadOnlyDictionary<string, string> labels,
        Func<string, string> imageOf,
        Func<string, string> labelsOf)
    {
        foreach ((string key, string path) in images.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!labels.ContainsKey(key))
            {
                throw Missing($"The image '{path}' has no labels", labelsOf(key), "Add that file, or remove the image.");
            }
        }

        foreach ((string key, string path) in labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!images.ContainsKey(key))
            {
                throw Missing($"The labels '{path}' have no image", imageOf(key), "Add that file, or remove the labels.");
            }
        }

        return [.. images.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new LabelledImage(pair.Value, labels[pair.Key]))];
    }

    private static ProfilerException Missing(string what, string expected, string advice) =>
        new(ErrorCode.InvalidFile, $"{what}: there is no '{expected}'.", advice);
}
