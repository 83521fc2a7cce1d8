using System.Collections.Immutable;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Graphs;

/// <summary>A layer of a network for a given input size: full name, tensors read, shapes.</summary>
/// <param name="Name">Scope and layer, such as "slot03.k3_e6_g1/depthwise"; also the name of the tensor it writes.</param>
public sealed record GraphNode(
    string Name,
    Section Section,
    Layer Layer,
    ImmutableArray<string> Inputs,
    ImmutableArray<TensorShape> InputShapes,
    TensorShape OutputShape);
