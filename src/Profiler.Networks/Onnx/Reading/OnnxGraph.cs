using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>A checked graph: names are unique, every input is written before it is read.</summary>
/// <param name="Nodes">In an order in which they can run.</param>
/// <param name="Inputs">What a caller feeds; initializers that the file lists as inputs too are not among them.</param>
/// <param name="Declared">Shapes that the file claims for tensors inside the graph.</param>
/// <param name="Captures">Tensors of the enclosing graph that are read, with the first node that does; empty for a whole model.</param>
public sealed record OnnxGraph(
    ImmutableArray<OnnxNode> Nodes,
    ImmutableArray<OnnxTensorInfo> Inputs,
    ImmutableArray<OnnxTensorInfo> Outputs,
    ImmutableArray<OnnxTensor> Initializers,
    ImmutableArray<OnnxTensorInfo> Declared,
    ImmutableDictionary<string, string> Captures);
