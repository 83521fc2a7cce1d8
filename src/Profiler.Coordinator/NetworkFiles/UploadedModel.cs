using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Coordinator.NetworkFiles;

/// <summary>An .onnx file of a request in a folder of its own, where external data of a stranger's choice cannot be; gone when disposed.</summary>
internal sealed class UploadedModel : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly DirectoryInfo _folder;

    private UploadedModel(DirectoryInfo folder, string name)
    {
        _folder = folder;
        Name = name;
    }

    /// <summary>What messages and answers call it.</summary>
    public string Name { get; }

    public string Sha256 { get; private set; } = "";

    private string FilePath => Path.Combine(_folder.FullName, $"{Name}.onnx");

    /// <param name="name">1 to 64 letters, digits and -._ of a stranger's choice.</param>
    /// <exception cref="ProfilerException">The disk is full.</exception>
    public static async Task<UploadedModel> ReceiveAsync(string name, HttpContext context)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("profiler-upload-");
        var model = new UploadedModel(folder, name);
        try
        {
            await model.ReceiveAsync(context.Request.Body, context.RequestAborted);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <exception cref="ProfilerException">The file is malformed or hostile, or needs files beside it.</exception>
    public OnnxModel Load() => Named(() => OnnxModelFile.Load(FilePath));

    /// <exception cref="ProfilerException">An operator cannot be counted, or an input's shape is open.</exception>
    public OnnxCounts Count(OnnxModel model, OnnxInputs inputs) => Named(() => OnnxCounter.Count(model, inputs));

    /// <summary>Counts another file as this one was counted.</summary>
    public OnnxCounts CountBeside(ReadOnlyMemory<byte> onnx)
    {
        string path = Path.Combine(_folder.FullName, "beside.onnx");
        File.WriteAllBytes(path, onnx.Span);
        return OnnxCounter.Count(OnnxModelFile.Load(path), OnnxInputs.AsDeclared);
    }

    public Task<byte[]> ReadAllBytesAsync() => File.ReadAllBytesAsync(FilePath);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task ReceiveAsync(Stream body, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using FileStream file = File.Create(FilePath);
            int count;
            while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, count);
                await WriteAsync(file, buffer.AsMemory(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await file.WriteAsync(bytes);
            await file.FlushAsync();
        }
        catch (IOException error)
        {
            throw new ProfilerException(
                ErrorCode.Storage, $"The model cannot be written on the coordinator: {error.Message}", "Free some space there and send it again.", error);
        }
    }

    /// <summary>Messages name the file as the request does, not where it lies.</summary>
    private T Named<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ProfilerException error)
        {
            throw new ProfilerException(
                error.Code, error.Message.Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), error.Advice, error);
        }
    }
}
