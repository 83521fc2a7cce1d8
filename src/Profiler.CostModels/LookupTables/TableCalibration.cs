using System.Text.Json.Serialization;
using Profiler.CostModels.Energy;

namespace Profiler.CostModels.LookupTables;

/// <summary>How profiled time was brought to timed runs, and how well the table then explained them.</summary>
/// <param name="Networks">Networks that were timed for it.</param>
/// <param name="ScaleFactor">Timed over profiled time; entries are already multiplied by it.</param>
/// <param name="RelativeError90">
/// The 90 % quantile of |predicted/timed - 1| on networks left out of the fit; the estimates' interval. Of a roofline by
/// <see cref="Analytical.EfficiencyPrior"/>, and to both sides as a factor.
/// </param>
/// <param name="MacsSlopeMsPerGigamac">Of the straight line latency = intercept + slope x MACs through the same timed networks: the baseline to beat.</param>
/// <param name="MacsInterceptMs">Of the same line.</param>
/// <param name="Energy">What its energies were computed by; null in a table without energies.</param>
public sealed record TableCalibration(
    int Networks,
    double ScaleFactor,
    double RelativeError90,
    double MacsSlopeMsPerGigamac,
    double MacsInterceptMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EnergyModel? Energy = null);
