namespace Profiler.Testing.Agents;

/// <summary>The agent as it is published, out of the folder of a test project that refers to it.</summary>
public static class PublishedAgent
{
    public const string Assembly = "profiler-agent.dll";

    private static readonly string[] Managed =
    [
        "profiler-agent.dll", "profiler-agent.deps.json", "profiler-agent.runtimeconfig.json", "profiler-agent",
        "Profiler.Measurement.dll", "Profiler.Networks.dll", "Profiler.Bindings.OnnxFormat.dll", "Profiler.Bindings.OnnxRuntime.dll",
        "Microsoft.ML.OnnxRuntime.dll", "Google.Protobuf.dll", "System.Numerics.Tensors.dll", "Perfolizer.dll",
    ];

    private static readonly string[] Native = ["libonnxruntime.so", "libonnxruntime_providers_shared.so"];

    /// <param name="hasRuntime">Whether ONNX Runtime comes along: 25 MiB, which a null device does not need.</param>
    public static void CopyTo(string folder, bool hasRuntime = true)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in hasRuntime ? [.. Managed, .. Native] : Managed)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder, file));
        }
    }
}
