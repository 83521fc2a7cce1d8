using System.Runtime.InteropServices;

namespace Profiler.Bindings.Images.Jpeg;

/// <summary>The functions of TurboJPEG's API, version 2; later libraries keep them.</summary>
internal static partial class LibTurboJpeg
{
    public const string Package = "libturbojpeg0";

    /// <summary>Pixels of red, green and blue bytes.</summary>
    public const int Rgb = 0;

    /// <summary>Colour spaces of four inks, which nothing here takes.</summary>
    public const int Cmyk = 3;
    public const int Ycck = 4;

    private const string Library = "libturbojpeg.so.0";

    [LibraryImport(Library)]
    public static partial nint tjInitDecompress();

    [LibraryImport(Library)]
    public static partial int tjDestroy(nint decoder);

    [LibraryImport(Library)]
    public static partial nint tjGetErrorStr2(DecoderHandle decoder);

    [LibraryImport(Library)]
    public static partial int tjDecompressHeader3(
        DecoderHandle decoder, nint file, CULong size, out int width, out int height, out int subsampling, out int colourSpace);

    [LibraryImport(Library)]
    public static partial int tjDecompress2(
        DecoderHandle decoder, nint file, CULong size, nint pixels, int width, int pitch, int height, int format, int flags);
}
