namespace Profiler.Search.Training;

/// <summary>
/// Adam for the architecture parameters; its rate falls to 0 by half a cosine, or the noise of gates at a low temperature
/// would keep the expected cost moving to the end.
/// </summary>
/// <param name="LearningRate">
/// At the first step of the architecture, above 0; null for twice <see cref="Reach"/> over the number of steps, kept
/// between 0.006 and 0.2.
/// </param>
/// <param name="Beta1">Decay of the mean gradient; DARTS' (Liu et al., 2019) half follows a moving weight of the cost better than 0.9.</param>
/// <param name="Beta2">Decay of the mean square; shorter than usual, because gradients shrink and grow with the weight of the cost.</param>
public sealed record ThetaOptions(double? LearningRate = null, double Beta1 = 0.5, double Beta2 = 0.99)
{
    /// <summary>
    /// Adam moves a parameter by its rate at most, so this is how far one can go in a search: far enough for a slot to
    /// decide, however few the steps. The mean rate is FBNet's 0.01 where the steps are 1,000.
    /// </summary>
    public const double Reach = 10;

    /// <param name="step">Of those that train the architecture, from 0.</param>
    /// <param name="steps">That train the architecture.</param>
    internal double RateAt(long step, long steps) =>
        CosineSchedule.At(LearningRate ?? Math.Clamp(2 * Reach / steps, 0.006, 0.2), step, steps);
}
