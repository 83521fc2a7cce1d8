namespace Profiler.Api.Models;

/// <summary>A model that is kept.</summary>
/// <param name="Sha256">Of the .onnx file, in lower-case hexadecimal: its address.</param>
/// <param name="Name">What it was called when it was first added.</param>
public sealed record ModelDocument(string Sha256, string Name, long ByteSize, DateTimeOffset AddedAt);
