namespace Profiler.Networks.Families;

/// <summary>The multiply-accumulates of one inference that sampled networks keep to, both ends included.</summary>
public readonly record struct MacRange(long Least, long Most)
{
    /// <summary>5 million to 1 billion: 0.2 to 100 ms on one core of a desktop processor.</summary>
    public static MacRange Default => new(5_000_000, 1_000_000_000);

    public bool Contains(long macs) => macs >= Least && macs <= Most;
}
