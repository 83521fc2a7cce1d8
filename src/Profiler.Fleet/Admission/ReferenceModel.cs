using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;

namespace Profiler.Fleet.Admission;

/// <summary>A tiny network whose output is known.</summary>
/// <param name="Expected">Its output for <see cref="ReferenceModels.InputSeed"/>.</param>
public sealed record ReferenceModel(ShapedGraph Graph, OnnxExport Export, ExpectedOutput Expected)
{
    public string Name => Graph.Network.Name;
}
