using System.Collections.Immutable;

namespace Profiler.CostModels.Transfer;

/// <summary>An architecture as a row of features, of which few are not zero.</summary>
/// <param name="Text">What the architecture is written as; the same architecture always has the same text.</param>
/// <param name="Columns">The features that are not zero, ascending.</param>
/// <param name="Values">One value for each of them.</param>
/// <param name="IsConnected">Whether its output depends on its input; others have next to no latency.</param>
public sealed record EncodedArchitecture(string Text, ImmutableArray<int> Columns, ImmutableArray<double> Values, bool IsConnected = true);
