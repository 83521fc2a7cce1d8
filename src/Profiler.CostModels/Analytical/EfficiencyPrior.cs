namespace Profiler.CostModels.Analytical;

/// <summary>
/// How much of its roofline a network reaches where nothing was measured: the ends of a 90 % interval. The networks of
/// docs/roofline.md reach 10 to 58 % of it, so that an answer is a factor of six wide.
/// </summary>
public static class EfficiencyPrior
{
    public const double Low = 0.1;

    public const double High = 0.6;

    /// <summary>The geometric middle.</summary>
    public static double Typical { get; } = Math.Sqrt(Low * High);

    /// <summary>By how much nine in ten networks may take more than at <see cref="Typical"/>; as many times they may take less.</summary>
    public static double RelativeError90 { get; } = (Typical / Low) - 1;
}
