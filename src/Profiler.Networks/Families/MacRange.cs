namespace Profiler.Networks.Families;

/// <summary>The multiply-accumulates of one inference that sampled networks keep to, both ends included.</summary>
public readonly record struct MacRange(long Least, long Most)
{
    /// <summary>
    /// 50 million to 2 billion: about 1 to 80 ms on one core of a desktop processor. Smaller networks are mostly what a
    /// profile and a run cost by themselves, and say little of those that people measure.
    /// </summary>
    public static MacRange Default => new(50_000_000, 2_000_000_000);

    public bool Contains(long macs) => macs >= Least && macs <= Most;
}
