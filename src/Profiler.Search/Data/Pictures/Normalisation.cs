namespace Profiler.Search.Data.Pictures;

/// <summary>
/// Colours from 0 to 1 become (colour - mean) / deviation with ImageNet's figures, whatever the dataset, so that a network
/// pre-trained elsewhere can be taken up. Where an image has no pixel, its value is 0: the mean colour.
/// </summary>
internal static class Normalisation
{
    public const int Channels = 3;

    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    /// <param name="values">Three planes of colours from 0 to 1, changed in place.</param>
    public static void Apply(Span<float> values)
    {
        int plane = values.Length / Channels;
        for (int channel = 0; channel < Channels; channel++)
        {
            float scale = 1 / Deviation[channel];
            float shift = -Mean[channel] * scale;
            Span<float> colours = values.Slice(channel * plane, plane);
            for (int i = 0; i < colours.Length; i++)
            {
                colours[i] = (colours[i] * scale) + shift;
            }
        }
    }

    /// <summary>The normalised value of a byte of a channel.</summary>
    public static float Of(float value, int channel) => ((value / 255) - Mean[channel]) / Deviation[channel];
}
