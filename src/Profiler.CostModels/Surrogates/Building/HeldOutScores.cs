using System.Collections.Immutable;
using Profiler.CostModels.Surrogates.Coverage;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>
/// What the answers for networks that were left out say of the surrogate: its calibration, its intervals, its
/// scores. Whatever scores a group was fitted without that group.
/// </summary>
internal sealed class HeldOutScores
{
    private const double KernelCoverage = 0.95;

    private readonly HeldOutNetwork[] _usual;
    private readonly HeldOutNetwork[] _strange;
    private readonly Residual[] _usualResiduals;
    private readonly Residual[] _strangeResiduals;

    /// <param name="usual">Left out in parts of all families.</param>
    /// <param name="strange">Left out with their whole family; empty where that was not tried.</param>
    public HeldOutScores(IReadOnlyList<HeldOutNetwork> usual, IReadOnlyList<HeldOutNetwork> strange)
    {
        Radius = CoverageRadius.Of(usual.SelectMany(network => network.KernelMs.Zip(network.Distances)));
        Calibration = CalibrationFit.Fit(usual);
        _usual = [.. usual.Where(network => network.Network.TimedMs is not null)];
        _strange = [.. strange.Where(network => network.Network.TimedMs is not null)];
        _usualResiduals = ResidualsOf(_usual, usual);
        _strangeResiduals = ResidualsOf(_strange, usual);
        (double halfWidth, double widening) = IntervalFit.Fit(_usualResiduals, _strangeResiduals);
        Interval = new SurrogateInterval(halfWidth, widening, KernelError(usual));
    }

    public double Radius { get; }

    public SurrogateCalibration Calibration { get; }

    public SurrogateInterval Interval { get; }

    /// <summary>Null where no network was timed.</summary>
    public SurrogateScores? Usual() => _usual.Length == 0
        ? null
        : SurrogateScores.Of(Score(_usual, _usualResiduals, group => IntervalFit.Fit(Without(_usualResiduals, group), _strangeResiduals)));

    /// <summary>By the family's name.</summary>
    public ImmutableArray<FamilyScores> Strange()
    {
        ScoredNetwork[] scored = Score(
            _strange, _strangeResiduals, family => IntervalFit.Fit(Without(_usualResiduals, family), Without(_strangeResiduals, family)));
        return [.. scored.GroupBy(network => network.Family).Select(family => new FamilyScores(family.Key, SurrogateScores.Of([.. family])))];
    }

    private static Residual[] Without(Residual[] residuals, string group) =>
        [.. residuals.Where(residual => residual.Group != group && residual.Family != group)];

    /// <summary>An error over 1 + widening x difficulty times the half-width is outside; a group's interval is fitted without it.</summary>
    private static ScoredNetwork[] Score(
        HeldOutNetwork[] networks, Residual[] residuals, Func<string, (double HalfWidth, double Widening)> intervalWithout)
    {
        Dictionary<string, (double HalfWidth, double Widening)> intervals =
            residuals.Select(residual => residual.Group).Distinct().ToDictionary(group => group, intervalWithout);
        return [.. networks.Zip(residuals, (network, residual) =>
        {
            (double halfWidth, double widening) = intervals[residual.Group];
            double timedMs = network.Network.TimedMs!.Value;
            double predictedMs = timedMs * Math.Exp(residual.LogError);
            double factor = Math.Exp(halfWidth * (1 + (widening * residual.Difficulty)));
            return new ScoredNetwork(
                network.Network.Name, network.Network.Family, predictedMs, predictedMs / factor, predictedMs * factor, timedMs);
        })];
    }

    private Residual[] ResidualsOf(HeldOutNetwork[] networks, IReadOnlyList<HeldOutNetwork> usual)
    {
        Dictionary<string, SurrogateCalibration> calibrations = networks.Select(network => network.Group).Distinct().ToDictionary(
            group => group, group => CalibrationFit.Fit(usual.Where(other => other.Group != group && other.Network.Family != group)));
        return [.. networks.Select(network => new Residual(
            network.Group, network.Network.Family, network.LogError(calibrations[network.Group]), network.DifficultyFor(Radius)))];
    }

    /// <summary>The 95 % quantile of |log predicted / profiled| over the time of all kernels.</summary>
    private static double KernelError(IReadOnlyList<HeldOutNetwork> networks)
    {
        (double Error, double Ms)[] kernels =
        [
            .. networks.SelectMany(network => network.KernelMs.Zip(network.Network.KernelMs, (predicted, profiled) =>
                (Error: Math.Abs(Math.Log(predicted / profiled)), Ms: profiled))).OrderBy(kernel => kernel.Error),
        ];
        double wanted = KernelCoverage * kernels.Sum(kernel => kernel.Ms);
        double sum = 0;
        return kernels.First(kernel => (sum += kernel.Ms) >= wanted || kernel == kernels[^1]).Error;
    }
}
