using Profiler.Bindings.Images;
using Profiler.Networks.Shapes;

namespace Profiler.Search.Data.Pictures;

/// <summary>Shows a view of an image, or of its labels, at the network's input.</summary>
internal static class Resampler
{
    /// <returns>Normalised planes of the input's height and width; 0, the mean colour, in the padding.</returns>
    public static float[] Colours(ColourImage image, View view, TensorShape input)
    {
        var columns = new AxisTaps(image.Width, input.Width, view.Scale, view.OffsetX);
        var rows = new AxisTaps(image.Height, input.Height, view.Scale, view.OffsetY);
        float[] narrowed = Narrow(image, columns, (rows.Start, rows.End), input.Width);
        int stride = input.Width * ColourImage.Channels;
        int plane = input.Width * input.Height;
        float[] result = new float[ColourImage.Channels * plane];
        float[] sums = new float[stride];
        for (int y = 0; y < input.Height; y++)
        {
            ReadOnlySpan<float> weights = rows.Of(y);
            if (weights.Length == 0)
            {
                continue;
            }

            Array.Clear(sums);
            for (int tap = 0; tap < weights.Length; tap++)
            {
                int start = (rows.First(y) + tap - rows.Start) * stride;
                Accumulate(sums, narrowed.AsSpan(start, stride), weights[tap]);
            }

            for (int x = 0; x < input.Width; x++)
            {
                if (columns.Of(x).Length > 0)
                {
                    int pixel = (y * input.Width) + (view.IsMirrored ? input.Width - 1 - x : x);
                    result[pixel] = Normalisation.Of(sums[3 * x], 0);
                    result[plane + pixel] = Normalisation.Of(sums[(3 * x) + 1], 1);
                    result[(2 * plane) + pixel] = Normalisation.Of(sums[(3 * x) + 2], 2);
                }
            }
        }

        return result;
    }

    /// <returns>The nearest pixel's label at each of the input's; 255 in the padding.</returns>
    public static long[] Labels(LabelMap labels, View view, TensorShape input)
    {
        long[] result = new long[input.Height * input.Width];
        Array.Fill(result, SampleBatch.Ignored);
        for (int y = 0; y < input.Height; y++)
        {
            float sourceY = MathF.Floor((y + 0.5f + view.OffsetY) / view.Scale);
            if (sourceY < 0 || sourceY >= labels.Height)
            {
                continue;
            }

            for (int x = 0; x < input.Width; x++)
            {
                float sourceX = MathF.Floor((x + 0.5f + view.OffsetX) / view.Scale);
                if (sourceX >= 0 && sourceX < labels.Width)
                {
                    int to = view.IsMirrored ? input.Width - 1 - x : x;
                    result[(y * input.Width) + to] = labels.Classes[((int)sourceY * labels.Width) + (int)sourceX];
                }
            }
        }

        return result;
    }

    /// <summary>The image's rows that are needed, each resampled to the output's width: three values a place.</summary>
    private static float[] Narrow(ColourImage image, AxisTaps columns, (int Start, int End) rows, int width)
    {
        int stride = width * ColourImage.Channels;
        float[] result = new float[(rows.End - rows.Start) * stride];
        for (int y = rows.Start; y < rows.End; y++)
        {
            int from = y * image.Width * ColourImage.Channels;
            int to = (y - rows.Start) * stride;
            for (int x = 0; x < width; x++, to += ColourImage.Channels)
            {
                int pixel = from + (columns.First(x) * ColourImage.Channels);
                foreach (float weight in columns.Of(x))
                {
                    result[to] += weight * image.Pixels[pixel];
                    result[to + 1] += weight * image.Pixels[pixel + 1];
                    result[to + 2] += weight * image.Pixels[pixel + 2];
                    pixel += ColourImage.Channels;
                }
            }
        }

        return result;
    }

    private static void Accumulate(Span<float> sums, ReadOnlySpan<float> values, float weight)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += weight * values[i];
        }
    }
}
