namespace Profiler.Search.Data.Batches;

/// <summary>
/// Seeds of the random draws of a run: each a pure function of the run's seed, of what is drawn and of where, so that a
/// run that is taken up again needs no generator's state.
/// </summary>
public static class DrawSeed
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    /// <param name="purpose">What is drawn; two purposes share no sequence.</param>
    /// <param name="first">Such as a step.</param>
    /// <param name="second">Such as a position in the step's batch.</param>
    public static int Of(int seed, string purpose, long first = 0, long second = 0)
    {
        ulong state = Mix((uint)seed);
        foreach (char letter in purpose)
        {
            state = Mix(state ^ letter);
        }

        state = Mix(state ^ (ulong)first);
        return (int)(Mix(state ^ (ulong)second) >> 32);
    }

    /// <summary>One step of SplitMix64 (Steele, Lea and Flood, 2014), whose output every bit of the input changes.</summary>
    internal static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
