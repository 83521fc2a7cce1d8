namespace Profiler.Networks.Tests.Onnx;

/// <summary>A folder of one test, removed at its end.</summary>
public sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("profiler-onnx-").FullName;

    public string File(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
