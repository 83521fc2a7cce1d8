using Profiler.Measurement.Targets;

namespace Profiler.Store.Surrogates;

/// <summary>A surrogate that was just trained.</summary>
/// <param name="Content">The whole surrogate, as it is read again.</param>
/// <param name="IsCurrent">Whether it answers for its target from now on, in place of the one before.</param>
public sealed record NewSurrogate(
    string Id, Target Target, int Seed, double DeviceSeconds, bool IsCurrent, SurrogateReport Report, ReadOnlyMemory<byte> Content);
