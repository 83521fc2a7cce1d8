using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Makes one tensor from others, which lie at their places; a place is null where an optional input was left out.</summary>
internal delegate Tensor TorchOperation(Tensor?[] values);
