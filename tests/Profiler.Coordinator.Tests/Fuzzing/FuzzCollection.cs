using System.Diagnostics.CodeAnalysis;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Alone in the process: its memory and its handles are counted.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit calls it a collection.")]
public sealed class FuzzCollection;
