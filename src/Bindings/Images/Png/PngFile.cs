namespace Profiler.Bindings.Images.Png;

/// <summary>
/// PNG files through libpng: 1 to 16 bits a sample, grey, palette or colour, interlaced or not. Gamma, colour profiles
/// and transparency are left out of account: values are what is stored.
/// </summary>
public static class PngFile
{
    /// <summary>The picture in 8-bit colours, whatever it is stored as.</summary>
    /// <exception cref="ImageException">The file cannot be read, is no whole PNG or has too many pixels.</exception>
    public static ColourImage ReadColours(string path) => ImageBytes.Calling(path, LibPng.Package, () =>
    {
        using var reader = new PngReader(path, PngChunks.WithoutConversions(ImageBytes.Read(path)));
        bool hasAlpha = (reader.Format & LibPng.Alpha) != 0;
        int channels = ColourImage.Channels + (hasAlpha ? 1 : 0);
        byte[] pixels = GC.AllocateUninitializedArray<byte>(checked(reader.Width * reader.Height * channels));
        reader.Read(LibPng.Colour | (hasAlpha ? LibPng.Alpha : 0), pixels);
        return new ColourImage(reader.Width, reader.Height, hasAlpha ? DropAlpha(pixels) : pixels);
    });

    /// <summary>The numbers of a grey or palette image as they are stored: palette indices stay indices.</summary>
    /// <exception cref="ImageException">As for <see cref="ReadColours"/>, or the image is neither grey nor of a palette.</exception>
    public static ValueImage ReadValues(string path) => ImageBytes.Calling(path, LibPng.Package, () =>
    {
        using var reader = new PngReader(path, PngChunks.WithoutConversions(ImageBytes.Read(path)));
        bool isPalette = (reader.Format & LibPng.ColourMap) != 0;
        if ((!isPalette && (reader.Format & LibPng.Colour) != 0) || (reader.Format & LibPng.Alpha) != 0)
        {
            throw new ImageException(ImageFailure.Unsupported, path, "holds colours, where one value a pixel is wanted");
        }

        ushort[] values = new ushort[reader.Width * reader.Height];
        if ((reader.Format & LibPng.Linear) != 0)
        {
            reader.Read(LibPng.Linear, values);
            return new ValueImage(reader.Width, reader.Height, values);
        }

        // A colour map is what keeps libpng from touching the values: a grey file's map is the grey scale itself.
        byte[] indices = GC.AllocateUninitializedArray<byte>(values.Length);
        reader.Read(LibPng.Colour | LibPng.ColourMap, indices);
        for (int i = 0; i < indices.Length; i++)
        {
            values[i] = indices[i];
        }

        return new ValueImage(reader.Width, reader.Height, values);
    });

    /// <summary>Writes 8-bit colours.</summary>
    /// <exception cref="ImageException">The file cannot be written.</exception>
    public static void Write(string path, ColourImage image) =>
        PngWriter.Write(path, (image.Width, image.Height), LibPng.Colour, image.Pixels, null);

    /// <summary>Writes 8-bit grey values.</summary>
    /// <exception cref="ImageException">The file cannot be written.</exception>
    public static void WriteGrey(string path, int width, int height, byte[] values) =>
        PngWriter.Write(path, (width, height), 0, values, null);

    /// <summary>Writes indices into a palette.</summary>
    /// <param name="palette">Red, green and blue of up to 256 entries.</param>
    /// <exception cref="ImageException">The file cannot be written.</exception>
    public static void WritePalette(string path, int width, int height, byte[] indices, byte[] palette) =>
        PngWriter.Write(path, (width, height), LibPng.Colour | LibPng.ColourMap, indices, palette);

    private static byte[] DropAlpha(byte[] pixels)
    {
        byte[] colours = GC.AllocateUninitializedArray<byte>(pixels.Length / 4 * 3);
        for (int from = 0, to = 0; from < pixels.Length; from += 4, to += 3)
        {
            pixels.AsSpan(from, 3).CopyTo(colours.AsSpan(to));
        }

        return colours;
    }
}
