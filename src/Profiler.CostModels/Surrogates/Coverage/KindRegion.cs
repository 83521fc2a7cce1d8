namespace Profiler.CostModels.Surrogates.Coverage;

/// <summary>The sampled kernels of one kind as points, sorted by their first coordinate.</summary>
internal sealed class KindRegion
{
    private readonly float[] _points;

    /// <param name="points">Point after point of <see cref="KernelPlace.Dimensions"/> values, in any order.</param>
    public KindRegion(ReadOnlySpan<float> points)
    {
        float[] rows = points.ToArray();
        int count = rows.Length / KernelPlace.Dimensions;
        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => rows[i * KernelPlace.Dimensions])];
        _points = new float[rows.Length];
        for (int i = 0; i < count; i++)
        {
            rows.AsSpan(order[i] * KernelPlace.Dimensions, KernelPlace.Dimensions).CopyTo(_points.AsSpan(i * KernelPlace.Dimensions));
        }
    }

    public int Count => _points.Length / KernelPlace.Dimensions;

    public ReadOnlySpan<float> Points => _points;

    /// <summary>
    /// The distance to the nearest point, in octaves. Goes outwards from the point's place in the first coordinate
    /// until that alone is farther than the nearest so far: of 5,000 points about a hundred are looked at.
    /// </summary>
    public double DistanceTo(ReadOnlySpan<float> point)
    {
        int above = FirstFrom(point[0]);
        int below = above - 1;
        float nearest = float.PositiveInfinity;
        while (true)
        {
            bool up = above < Count && Gap(above, point) < nearest;
            bool down = below >= 0 && Gap(below, point) < nearest;
            if (!up && !down)
            {
                return Math.Sqrt(nearest);
            }

            nearest = up ? Math.Min(nearest, Square(above++, point)) : nearest;
            nearest = down ? Math.Min(nearest, Square(below--, point)) : nearest;
        }
    }

    private int FirstFrom(float value)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _points[middle * KernelPlace.Dimensions] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private float Gap(int index, ReadOnlySpan<float> point)
    {
        float difference = _points[index * KernelPlace.Dimensions] - point[0];
        return difference * difference;
    }

    private float Square(int index, ReadOnlySpan<float> point)
    {
        ReadOnlySpan<float> own = _points.AsSpan(index * KernelPlace.Dimensions, KernelPlace.Dimensions);
        float sum = 0;
        for (int d = 0; d < own.Length; d++)
        {
            float difference = own[d] - point[d];
            sum += difference * difference;
        }

        return sum;
    }
}
