namespace Profiler.Search.Data.Pictures;

/// <summary>
/// For every place along one axis of the output, the pixels of the image that it is made of and their weights: a triangle
/// as wide as two pixels of the coarser of the two grids. Enlarging, that is bilinear interpolation; reducing, no pixel
/// is skipped, so nothing aliases.
/// </summary>
internal sealed class AxisTaps
{
    private readonly int[] _first;
    private readonly float[][] _weights;

    /// <param name="size">Pixels of the image along the axis.</param>
    /// <param name="length">Places of the output along the axis.</param>
    public AxisTaps(int size, int length, float scale, float offset)
    {
        _first = new int[length];
        _weights = new float[length][];
        float reach = Math.Max(1, 1 / scale);
        for (int place = 0; place < length; place++)
        {
            float centre = (place + 0.5f + offset) / scale;
            bool isInside = centre >= 0 && centre < size;
            int first = Math.Max(0, (int)MathF.Ceiling(centre - 0.5f - reach));
            int last = Math.Min(size - 1, (int)MathF.Floor(centre - 0.5f + reach));
            _first[place] = isInside ? first : 0;
            _weights[place] = isInside ? Weights(first, last, centre, reach) : [];
        }

        int[] inside = [.. Enumerable.Range(0, length).Where(place => _weights[place].Length > 0)];
        Start = inside.Length == 0 ? 0 : inside.Min(First);
        End = inside.Length == 0 ? 0 : inside.Max(place => First(place) + _weights[place].Length);
    }

    /// <summary>The first pixel that any place needs.</summary>
    public int Start { get; }

    /// <summary>One past the last pixel that any place needs.</summary>
    public int End { get; }

    public int First(int place) => _first[place];

    /// <summary>They sum to 1; none where the place is padding.</summary>
    public ReadOnlySpan<float> Of(int place) => _weights[place];

    private static float[] Weights(int first, int last, float centre, float reach)
    {
        float[] weights = new float[last - first + 1];
        float sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Max(0, 1 - (MathF.Abs(first + i + 0.5f - centre) / reach));
            sum += weights[i];
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= sum;
        }

        return weights;
    }
}
