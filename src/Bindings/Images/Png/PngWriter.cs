using System.Runtime.InteropServices;

namespace Profiler.Bindings.Images.Png;

/// <summary>Writes PNG files whole, by the simplified API.</summary>
internal static class PngWriter
{
    private const uint FastFlag = 0x02;

    /// <exception cref="ImageException">libpng refuses the pixels, or the file cannot be written.</exception>
    public static void Write(string path, (int Width, int Height) size, uint format, byte[] pixels, byte[]? palette)
    {
        int channels = format == LibPng.Colour ? ColourImage.Channels : 1;
        if (pixels.Length != size.Width * size.Height * channels)
        {
            throw new ArgumentException($"{pixels.Length} bytes are not {size.Width} x {size.Height} x {channels}.", nameof(pixels));
        }

        byte[] file = ImageBytes.Calling(path, LibPng.Package, () => Encode(path, size, format, pixels, palette ?? []));
        try
        {
            File.WriteAllBytes(path, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageException(ImageFailure.Unwritable, path, $"cannot be written: {error.Message.TrimEnd('.')}", error);
        }
    }

    private static byte[] Encode(string path, (int Width, int Height) size, uint format, byte[] pixels, byte[] palette)
    {
        var control = new PngControl
        {
            Version = PngControl.CurrentVersion,
            Width = (uint)size.Width,
            Height = (uint)size.Height,
            Format = format,
            Flags = FastFlag,
            ColourMapEntries = (uint)(palette.Length / ColourImage.Channels),
        };

        // Larger than any outcome: stored pixels, a byte a row, and room for headers, palette and deflate's blocks.
        byte[] file = new byte[pixels.Length + (pixels.Length / 100) + size.Height + 4096];
        nuint length = (nuint)file.Length;
        var source = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        var map = GCHandle.Alloc(palette, GCHandleType.Pinned);
        var target = GCHandle.Alloc(file, GCHandleType.Pinned);
        try
        {
            nint colours = palette.Length == 0 ? 0 : map.AddrOfPinnedObject();
            int result = LibPng.png_image_write_to_memory(
                ref control, target.AddrOfPinnedObject(), ref length, 0, source.AddrOfPinnedObject(), 0, colours);
            return result != 0
                ? file[..(int)length]
                : throw new ImageException(ImageFailure.Unwritable, path, $"cannot be encoded: {PngReader.Message(control)}");
        }
        finally
        {
            LibPng.png_image_free(ref control);
            source.Free();
            map.Free();
            target.Free();
        }
    }
}
