namespace Profiler.Measurement.Checks;

/// <summary>
/// Inputs of a check, the same on every device and in every language: SplitMix64 (Steele, Lea and Flood, 2014) from
/// the seed, the upper 24 bits of each value k taken as k / 2^23 - 1. Every step is exact, so no device rounds otherwise.
/// </summary>
public static class SeededValues
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private const int UnusedBits = 40;
    private const float Scale = 1f / (1 << 23);

    /// <returns>Values from -1 up to, but not, 1.</returns>
    public static float[] Of(int seed, int count)
    {
        ulong state = (uint)seed;
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            state += Increment;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            mixed ^= mixed >> 31;
            values[i] = ((mixed >> UnusedBits) * Scale) - 1;
        }

        return values;
    }
}
