namespace Profiler.Bindings.TorchSharp.Tests.Support;

/// <summary>For tests of what belongs to the whole process: memory, counts, threads.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
