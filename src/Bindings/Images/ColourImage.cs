namespace Profiler.Bindings.Images;

/// <summary>An image of three bytes a pixel.</summary>
/// <param name="Pixels">Red, green, blue; pixel after pixel, row after row from the top.</param>
public sealed record ColourImage(int Width, int Height, byte[] Pixels)
{
    public const int Channels = 3;
}
