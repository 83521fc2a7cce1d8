using System.Collections.Immutable;

namespace Profiler.Fleet.Admission;

/// <summary>What a reference model puts out.</summary>
/// <param name="StandardDeviation">As a whole population.</param>
/// <param name="First">The first values in row-major order.</param>
public sealed record ExpectedOutput(
    string Model,
    ImmutableArray<long> Dimensions,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double Maximum,
    ImmutableArray<double> First);
