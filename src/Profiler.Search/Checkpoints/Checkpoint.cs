using System.Runtime.InteropServices;
using Profiler.Networks.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Checkpoints;

/// <summary>A file from which a search goes on: its tensors in the safetensors layout, the rest in that layout's metadata.</summary>
public sealed class Checkpoint : IDisposable
{
    private readonly SafeTensorsReader _file;

    private Checkpoint(SafeTensorsReader file, CheckpointHeader header)
    {
        _file = file;
        Header = header;
    }

    public CheckpointHeader Header { get; }

    /// <exception cref="ProfilerException">The file is missing, truncated, damaged, something else or of another version.</exception>
    public static Checkpoint Open(string path)
    {
        SafeTensorsReader file = SafeTensorsReader.Open(path);
        try
        {
            return new Checkpoint(file, CheckpointHeader.FromMetadata(path, file.Metadata));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public bool Contains(string tensor) => _file.Tensors.ContainsKey(tensor);

    public void Dispose() => _file.Dispose();

    internal static void Write(string path, CheckpointHeader header, IReadOnlyList<(string Name, Tensor Tensor)> tensors) =>
        SafeTensorsWriter.Write(
            path,
            header.ToMetadata(),
            [.. tensors.Select(named => new StoredTensor(named.Name, TypeOf(named.Tensor), [.. named.Tensor.shape], () => BytesOf(named.Tensor)))]);

    /// <exception cref="ProfilerException">The checkpoint has no such tensor, or one of another shape.</exception>
    internal void CopyTo(string name, Tensor destination)
    {
        using DisposeScope scope = NewDisposeScope();
        byte[] bytes = _file.Read(name, TypeOf(destination), destination.shape);
        Tensor stored = destination.dtype == ScalarType.Int64
            ? tensor(MemoryMarshal.Cast<byte, long>(bytes).ToArray(), destination.shape)
            : tensor(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), destination.shape);
        destination.copy_(stored);
    }

    private static string TypeOf(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float32 => SafeTensorsLayout.Float32,
        ScalarType.Int64 => SafeTensorsLayout.Int64,
        _ => throw new ArgumentException($"Checkpoints hold float32 and int64, not {tensor.dtype}."),
    };

    private static byte[] BytesOf(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = tensor.detach().cpu().contiguous();
        return tensor.dtype == ScalarType.Int64
            ? MemoryMarshal.AsBytes(values.data<long>().ToArray().AsSpan()).ToArray()
            : MemoryMarshal.AsBytes(values.data<float>().ToArray().AsSpan()).ToArray();
    }
}
