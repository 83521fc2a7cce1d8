using Profiler.Bindings.OnnxRuntime;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Weights;

namespace Profiler.Search.Tests.Modules;

/// <summary>The other reading of a network: exported, and run by ONNX Runtime.</summary>
internal static class OnnxRun
{
    public static float[] Output(ShapedGraph graph, IWeightSource weights, float[] input)
    {
        string path = Path.Combine(Path.GetTempPath(), $"profiler-{Path.GetRandomFileName()}.onnx");
        try
        {
            File.WriteAllBytes(path, OnnxExporter.Export(graph, weights).Bytes.Span);
            var settings = new SessionSettings("cpu", 1, new Dictionary<string, long[]>(), InputValues: _ => input);
            using RuntimeSession session = RuntimeSession.Open(path, settings);
            session.Run();
            return session.ReadOutputs().Single().Values.ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
