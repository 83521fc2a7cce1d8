using System.Collections.Immutable;
using Profiler.Measurement.Energy;

namespace Profiler.Agent.Energy;

/// <summary>The runs of a load on the recorder's clock; see <see cref="EnergyTrace"/>.</summary>
internal sealed record LoadRuns(ImmutableArray<double> StampsMs, int RunsPerStamp)
{
    /// <summary>A stamp stands for so long at least: two minutes fit a frame many times.</summary>
    public const double LeastStampMs = 5;

    /// <summary>When the model's program began and had ended, where those are not the first and the last stamp.</summary>
    public (double BeginsMs, double EndsMs)? Program { get; init; }

    /// <param name="runMs">How long a run takes.</param>
    public static int PerStamp(double runMs) => (int)Math.Clamp(Math.Ceiling(LeastStampMs / runMs), 1, int.MaxValue);
}
