using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>How a supernet's training steps are measured.</summary>
/// <param name="Input">Of a batch.</param>
/// <param name="Steps">That are timed, after <see cref="SupernetBenchmark.WarmUp"/>.</param>
public sealed record SupernetBenchmarkOptions(SearchSpace Space, TensorShape Input, PathMode Mode, int Steps, int Threads);
