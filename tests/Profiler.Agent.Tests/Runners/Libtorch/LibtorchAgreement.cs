using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Tests.Support;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners.Libtorch;

/// <summary>Has both runtimes run a model on the same input.</summary>
internal static class LibtorchAgreement
{
    /// <summary>Of the largest value.</summary>
    private const double Tolerance = 1e-3;

    public static void Check(TemporaryFolder folder, ReadOnlySpan<byte> model)
    {
        string path = folder.PathOf("model.onnx");
        File.WriteAllBytes(path, model);
        float[] Values(int count) => SeededValues.Of(1, count);
        using var session = RuntimeSession.Open(path, new SessionSettings("cpu", 1, new Dictionary<string, long[]>(), InputValues: Values));
        session.Run();
        RuntimeOutput expected = session.ReadOutputs().Single();
        using TorchGraph graph = LibtorchRunners.Build(path, Workload.OfFixedShape("model", Runtimes.LibtorchCpu, 1), Values);
        graph.Run();
        graph.Run();
        (string name, long[] dimensions, float[] values) = graph.ReadOutputs().Single();

        Assert.Equal(expected.Name, name);
        Assert.Equal(expected.Dimensions, dimensions);
        float[] wanted = expected.Values.ToArray();
        double scale = wanted.Max(Math.Abs);
        Assert.InRange(wanted.Zip(values).Max(pair => Math.Abs(pair.First - pair.Second)) / scale, 0, Tolerance);
    }
}
