using Profiler.CostModels.Building;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>
/// Half-widths by conformal prediction with a normalised score (Vovk, Gammerman and Shafer 2005; Lei et al. 2018):
/// |log error| / (1 + b difficulty), its quantile taken over networks left out by turns. The widening b is the
/// smallest with which nine in ten networks of left-out families lie inside as well.
/// </summary>
internal static class IntervalFit
{
    private const double Coverage = 0.9;

    /// <summary>Tried from the narrowest: each is a quarter more than the one before, up to 13.</summary>
    private static readonly double[] Widenings = [0, .. Enumerable.Range(0, 26).Select(i => 0.05 * Math.Pow(1.25, i))];

    /// <summary>Stated where no family was left out: what was found where they were.</summary>
    private const double UsualWidening = 1;

    /// <param name="usual">Networks left out in parts of all families.</param>
    /// <param name="strange">Networks left out with their whole family.</param>
    /// <returns>The half-width where everything was sampled, and its widening a radius.</returns>
    public static (double HalfWidth, double Widening) Fit(IReadOnlyList<Residual> usual, IReadOnlyList<Residual> strange)
    {
        if (strange.Count == 0)
        {
            return (Quantile(usual, UsualWidening), UsualWidening);
        }

        double widening = Widenings.First(b => b == Widenings[^1] || Covered(strange, Quantile(usual, b), b) >= Coverage);
        return (Quantile(usual, widening), widening);
    }

    private static double Quantile(IReadOnlyList<Residual> residuals, double widening) =>
        ConformalQuantile.Of([.. residuals.Select(r => Math.Abs(r.LogError) / (1 + (widening * r.Difficulty)))]);

    private static double Covered(IReadOnlyList<Residual> residuals, double halfWidth, double widening) =>
        residuals.Count(r => Math.Abs(r.LogError) <= halfWidth * (1 + (widening * r.Difficulty))) / (double)residuals.Count;
}
