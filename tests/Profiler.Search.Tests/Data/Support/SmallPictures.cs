using Profiler.Bindings.Images;
using Profiler.Bindings.Images.Png;
using Profiler.Search.Data;

namespace Profiler.Search.Tests.Data.Support;

/// <summary>Small images written to files, and normalised values read back as bytes.</summary>
internal static class SmallPictures
{
    private static readonly double[] Mean = [0.485, 0.456, 0.406];
    private static readonly double[] Deviation = [0.229, 0.224, 0.225];

    /// <summary>Every pixel's red is 10 x column, green 10 x row, blue 7.</summary>
    public static void WriteRamp(string path, int width, int height) =>
        PngFile.Write(path, new ColourImage(width, height, [.. Enumerable.Range(0, width * height)
            .SelectMany(i => new[] { (byte)(10 * (i % width)), (byte)(10 * (i / width)), (byte)7 })]));

    public static void WriteColour(string path, int width, int height, byte red, byte green, byte blue) =>
        PngFile.Write(path, new ColourImage(width, height, [.. Enumerable.Repeat(new[] { red, green, blue }, width * height).SelectMany(p => p)]));

    /// <summary>The byte that a channel of a sample's pixel was, by ImageNet's mean and deviation.</summary>
    public static int Byte(Sample sample, int channel, int pixel)
    {
        int plane = sample.Image.Length / 3;
        return (int)Math.Round(255 * ((sample.Image[(channel * plane) + pixel] * Deviation[channel]) + Mean[channel]));
    }
}
