namespace Profiler.Networks.Onnx.Export;

/// <summary>An exported model and its content address, the SHA-256 of the bytes in hexadecimal.</summary>
public sealed record OnnxExport(ReadOnlyMemory<byte> Bytes, string Sha256);
