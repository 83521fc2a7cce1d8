using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Validation;

/// <summary>A table to be checked against whole networks.</summary>
/// <param name="Count">Random architectures, 2 to 1000.</param>
/// <param name="Seed">Of the architectures; other ones than a table of the same seed was built from.</param>
public sealed record ValidationRequest(SearchSpace Space, TensorShape Input, int Count, int Seed);
