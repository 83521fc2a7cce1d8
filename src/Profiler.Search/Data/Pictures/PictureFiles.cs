using Profiler.Bindings.Images;
using Profiler.Bindings.Images.Jpeg;
using Profiler.Bindings.Images.Png;
using Profiler.Networks.Errors;

namespace Profiler.Search.Data.Pictures;

/// <summary>Image files of a dataset, with errors that a user can act on.</summary>
internal static class PictureFiles
{
    /// <summary>What pictures may end with.</summary>
    public static readonly string[] Extensions = [".png", ".jpg", ".jpeg"];

    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ProfilerException">The file cannot be used.</exception>
    public static ColourImage ReadColours(string path) =>
        Reading(() => Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase)
            ? PngFile.ReadColours(path)
            : JpegFile.Read(path));

    /// <summary>A PNG of one number a pixel.</summary>
    /// <exception cref="ProfilerException">The file cannot be used.</exception>
    public static ValueImage ReadValues(string path) => Reading(() => PngFile.ReadValues(path));

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ImageException error) when (error.Failure == ImageFailure.LibraryMissing)
        {
            throw new ProfilerException(ErrorCode.MissingDependency, error.Message, "Install that package.", error);
        }
        catch (ImageException error)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, error.Message, "Replace the file by a whole one.", error);
        }
    }
}
