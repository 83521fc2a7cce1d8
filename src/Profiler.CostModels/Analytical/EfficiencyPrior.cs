namespace Profiler.CostModels.Analytical;

/// <summary>
/// How much of its roofline a network reaches, where nothing was measured. The published and measured networks of
/// docs/roofline.md reach from below a tenth to two thirds of it, so that an answer is a factor of six wide.
/// </summary>
public static class EfficiencyPrior
{
    /// <summary>Nine networks in ten reach more than half of the lower twentieth allows.</summary>
    public const double Low = 0.1;

    public const double High = 0.6;

    /// <summary>The geometric middle.</summary>
    public static double Typical { get; } = Math.Sqrt(Low * High);
}
