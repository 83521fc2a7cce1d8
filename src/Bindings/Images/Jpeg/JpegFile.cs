namespace Profiler.Bindings.Images.Jpeg;

/// <summary>JPEG files through TurboJPEG, grey or colour. A note of the camera's orientation is left out of account.</summary>
public static class JpegFile
{
    /// <exception cref="ImageException">The file cannot be read, is no whole JPEG, of four inks or of too many pixels.</exception>
    public static ColourImage Read(string path) =>
        ImageBytes.Calling(path, LibTurboJpeg.Package, () => JpegReader.Decode(path, ImageBytes.Read(path)));
}
