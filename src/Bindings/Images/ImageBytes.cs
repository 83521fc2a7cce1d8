namespace Profiler.Bindings.Images;

/// <summary>Files as bytes: the native libraries never open one themselves, so a missing file reads the same for all formats.</summary>
internal static class ImageBytes
{
    /// <exception cref="ImageException">The file is missing or cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageException(ImageFailure.Unreadable, path, $"cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }

    /// <summary>Runs what calls a native library.</summary>
    /// <param name="library">The Debian package that holds it.</param>
    /// <exception cref="ImageException">The library is not installed, or <paramref name="call"/> says so.</exception>
    public static T Calling<T>(string path, string library, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new ImageException(
                ImageFailure.LibraryMissing, path, $"cannot be decoded, since the library of Debian's package {library} cannot be loaded", error);
        }
    }
}
