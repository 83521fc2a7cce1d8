namespace Profiler.Bindings.Images;

/// <summary>A failure with an image file, with the native library's own words in the message.</summary>
/// <param name="path">The file.</param>
/// <param name="reason">What is wrong, as the second half of a sentence about the file.</param>
public sealed class ImageException(ImageFailure failure, string path, string reason, Exception? inner = null)
    : Exception($"The image '{path}' {reason}.", inner)
{
    public ImageFailure Failure { get; } = failure;

    public string Path { get; } = path;
}
