namespace Profiler.Search.Choices;

/// <summary>
/// The Gumbel-softmax temperature, from start to end by the same factor every step. FBNet (Wu et al., 2019) has 5.0
/// times 0.956 an epoch, which after its 90 epochs is 0.087. A gate's gradient goes with 1 / temperature, the cost's does
/// not, because the expected cost here is exact and not that of the noisy gates: at 5 the task would have a fifth of its say.
/// </summary>
/// <param name="Start">At the first step, above 0.</param>
/// <param name="End">At the last step, above 0.</param>
public sealed record TemperatureSchedule(double Start = 1.0, double End = 0.1)
{
    /// <param name="step">From 0.</param>
    /// <param name="steps">How many there are in all.</param>
    public double At(long step, long steps) =>
        steps <= 1 ? Start : Start * Math.Pow(End / Start, (double)step / (steps - 1));
}
