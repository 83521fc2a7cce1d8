using System.Runtime.InteropServices;

namespace Profiler.Bindings.Images.Png;

/// <summary>
/// The functions of libpng's simplified API. It reports errors by its results: the jumps that the full API makes on an
/// error stay within the library, where the full API's would cross managed frames.
/// </summary>
internal static partial class LibPng
{
    public const string Package = "libpng16-16";

    /// <summary>Formats: a set bit adds something to 8-bit grey.</summary>
    public const uint Alpha = 0x01;
    public const uint Colour = 0x02;
    public const uint Linear = 0x04;
    public const uint ColourMap = 0x08;

    /// <summary>A flag for reading: 16-bit samples are sRGB, as 8-bit ones are, not linear light.</summary>
    public const uint DeepIsSrgb = 0x04;

    private const string Library = "libpng16.so.16";

    [LibraryImport(Library)]
    public static partial int png_image_begin_read_from_memory(ref PngControl image, nint memory, nuint size);

    [LibraryImport(Library)]
    public static partial int png_image_finish_read(ref PngControl image, nint background, nint buffer, int rowStride, nint colourMap);

    [LibraryImport(Library)]
    public static partial void png_image_free(ref PngControl image);

    [LibraryImport(Library)]
    public static partial int png_image_write_to_memory(
        ref PngControl image, nint memory, ref nuint size, int convertTo8Bit, nint buffer, int rowStride, nint colourMap);
}
