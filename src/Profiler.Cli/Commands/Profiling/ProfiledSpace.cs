namespace Profiler.Cli.Commands.Profiling;

/// <summary>A table that was filled.</summary>
/// <param name="Target">The short spelling; the rest is in the table.</param>
/// <param name="Entries">(slot, candidate) pairs that the table answers for.</param>
/// <param name="PredictedEntries">Those of them whose kernels were not seen; all of a data sheet's.</param>
/// <param name="Seconds">By the wall clock, of this run.</param>
/// <param name="DeviceSeconds">How long the device was busy, interrupted runs included.</param>
/// <param name="RelativeError90">The 90 % quantile of the relative error on networks left out, a fraction.</param>
public sealed record ProfiledSpace(
    string Table,
    string Space,
    string Input,
    string Target,
    int Threads,
    string Method,
    int Entries,
    int PredictedEntries,
    int Networks,
    double Seconds,
    double DeviceSeconds,
    double RelativeError90,
    double ReferenceMs,
    bool Resumed,
    IReadOnlyList<string> Notes);
