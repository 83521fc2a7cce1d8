using Profiler.Networks.Architectures;
using Profiler.Networks.Onnx.Export;
using Profiler.Search.Data;
using Profiler.Search.Results;

namespace Profiler.Search.Strategies;

/// <summary>What a search found.</summary>
/// <param name="Inherited">On the validation images, with the weights inherited from the supernet.</param>
/// <param name="Trained">The network trained from scratch; null where it was not.</param>
/// <param name="Onnx">With the trained weights, else with the inherited ones.</param>
public sealed record SearchOutcome(
    Architecture Architecture,
    TaskKind Task,
    ArchitectureScore Inherited,
    TrainedNetwork? Trained,
    OnnxExport Onnx,
    SearchHistory History);
