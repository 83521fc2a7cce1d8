namespace Profiler.Cli.Commands.Networks;

/// <summary>An .onnx file that was written.</summary>
/// <param name="Seed">Of the random weights: the same seed gives the same bytes.</param>
/// <param name="Sha256">The file's content address, in hexadecimal.</param>
public sealed record ExportedNetwork(string Name, string Input, int Seed, string File, long Bytes, string Sha256);
