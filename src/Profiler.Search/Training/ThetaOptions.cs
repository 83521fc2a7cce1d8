namespace Profiler.Search.Training;

/// <summary>Adam for the architecture parameters, at a constant rate.</summary>
/// <param name="LearningRate">
/// Above 0; null for <see cref="Reach"/> over the number of steps, kept between 0.003 and 0.1.
/// </param>
/// <param name="Beta1">Decay of the mean gradient; DARTS' (Liu et al., 2019) half follows a moving weight of the cost better than 0.9.</param>
/// <param name="Beta2">Decay of the mean square; shorter than usual, because gradients shrink and grow with the weight of the cost.</param>
public sealed record ThetaOptions(double? LearningRate = null, double Beta1 = 0.5, double Beta2 = 0.99)
{
    /// <summary>
    /// Adam moves a parameter by its rate at most, so this is how far one can go in a search: far enough for a slot to
    /// decide, however few the steps. FBNet's 0.01 is what 1,000 steps get.
    /// </summary>
    public const double Reach = 10;

    /// <param name="steps">That train the architecture.</param>
    internal double RateFor(long steps) => LearningRate ?? Math.Clamp(Reach / Math.Max(1, steps), 0.003, 0.1);
}
