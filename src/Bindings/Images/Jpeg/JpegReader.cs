using System.Runtime.InteropServices;

namespace Profiler.Bindings.Images.Jpeg;

/// <summary>One reading of a JPEG: the checked layer between the functions and the public API.</summary>
internal static class JpegReader
{
    /// <exception cref="ImageException">
    /// The bytes are no whole JPEG, of four inks, or of too many pixels. A warning counts as an error: a file that is cut
    /// short gives one, and the grey of what is missing would be trained on.
    /// </exception>
    public static ColourImage Decode(string path, byte[] bytes)
    {
        using var decoder = new DecoderHandle();
        if (decoder.IsInvalid)
        {
            throw new ImageException(ImageFailure.Damaged, path, "cannot be decoded: TurboJPEG gives no decoder");
        }

        var source = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        var size = new CULong((nuint)bytes.Length);
        try
        {
            nint file = source.AddrOfPinnedObject();
            Check(LibTurboJpeg.tjDecompressHeader3(decoder, file, size, out int width, out int height, out _, out int space), path, decoder);
            ImageLimits.Check(path, width, height);
            if (space is LibTurboJpeg.Cmyk or LibTurboJpeg.Ycck)
            {
                throw new ImageException(ImageFailure.Unsupported, path, "is stored in four inks (CMYK), where colours are wanted");
            }

            byte[] pixels = GC.AllocateUninitializedArray<byte>(checked(width * height * ColourImage.Channels));
            Decompress(path, decoder, (file, size), new ColourImage(width, height, pixels));
            return new ColourImage(width, height, pixels);
        }
        finally
        {
            source.Free();
        }
    }

    private static void Decompress(string path, DecoderHandle decoder, (nint Start, CULong Size) file, ColourImage image)
    {
        var target = GCHandle.Alloc(image.Pixels, GCHandleType.Pinned);
        try
        {
            Check(
                LibTurboJpeg.tjDecompress2(
                    decoder, file.Start, file.Size, target.AddrOfPinnedObject(), image.Width, 0, image.Height, LibTurboJpeg.Rgb, 0),
                path,
                decoder);
        }
        finally
        {
            target.Free();
        }
    }

    private static void Check(int result, string path, DecoderHandle decoder)
    {
        if (result != 0)
        {
            string why = Marshal.PtrToStringUTF8(LibTurboJpeg.tjGetErrorStr2(decoder)) ?? "no reason given";
            throw new ImageException(ImageFailure.Damaged, path, $"cannot be decoded: {why.TrimEnd('.')}");
        }
    }
}
