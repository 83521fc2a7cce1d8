namespace Profiler.Cli.Resolution;

/// <summary>What a NAME, FILE.onnx or ARCHITECTURE.json on the command line turned out to be.</summary>
/// <param name="Name">What tables and documents call it.</param>
public abstract record ResolvedNetwork(string Name);
