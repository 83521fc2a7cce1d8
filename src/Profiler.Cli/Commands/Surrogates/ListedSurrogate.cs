using Profiler.Store.Surrogates;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>A surrogate in a list.</summary>
/// <param name="Target">The short spelling.</param>
/// <param name="Networks">Networks that it was trained on.</param>
/// <param name="HeldOut">On the fixed hold-out, when it was trained; null where none of it was timed well enough.</param>
public sealed record ListedSurrogate(
    string Id,
    string Target,
    int Threads,
    string RuntimeVersion,
    string PowerMode,
    bool IsCurrent,
    int Networks,
    int Kernels,
    ScoredSurrogate? HeldOut,
    double DeviceSeconds,
    int Seed,
    DateTimeOffset CreatedAt)
{
    public static ListedSurrogate From(SurrogateSummary surrogate) => new(
        surrogate.Id,
        surrogate.Target.ToString(),
        surrogate.Target.Threads,
        surrogate.Target.RuntimeVersion,
        surrogate.Target.PowerMode,
        surrogate.IsCurrent,
        surrogate.Report.Networks,
        surrogate.Report.Kernels,
        ScoredSurrogate.Of(surrogate.Report.HeldOut),
        surrogate.DeviceSeconds,
        surrogate.Seed,
        surrogate.CreatedAt);
}
