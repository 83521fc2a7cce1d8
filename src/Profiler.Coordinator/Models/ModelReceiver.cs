using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Profiler.Coordinator.Hosting;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Models;

namespace Profiler.Coordinator.Models;

/// <summary>
/// Takes models from the wire: to a file first, so that a hundred slow uploads hold no memory, and only a whole one with
/// the right hash into the database.
/// </summary>
public sealed class ModelReceiver(ProfilerDatabase database) : IDisposable
{
    private const int BufferBytes = 1 << 17;

    /// <summary>A model goes into the database as one piece of memory; one at a time.</summary>
    private readonly SemaphoreSlim _gate = new(1);

    /// <exception cref="ProfilerException">The bytes are not those of the address (Mismatch), or cannot be kept (Storage).</exception>
    public async Task<ModelRecord> ReceiveAsync(string sha256, string name, Stream body, CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream file = TemporaryFile.Open();
            string found = await CopyAsync(body, file, cancellationToken);
            if (found != sha256)
            {
                throw new ProfilerException(
                    ErrorCode.Mismatch,
                    file.Length == 0 ? "The request has no body." : $"The {file.Length} bytes that came have the SHA-256 {found}, not {sha256}.",
                    "Send the file's bytes as they are, to the path that its own hash gives.");
            }

            return await KeepAsync(sha256, name, file, cancellationToken);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw new ProfilerException(
                ErrorCode.Storage, $"The model cannot be written: {error.Message}", "Free some space in the coordinator's temporary folder.", error);
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <returns>The SHA-256 of what was copied.</returns>
    private static async Task<string> CopyAsync(Stream body, FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<ModelRecord> KeepAsync(string sha256, string name, FileStream file, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            byte[] onnx = new byte[file.Length];
            file.Position = 0;
            await file.ReadExactlyAsync(onnx, cancellationToken);
            await database.Models.AddAsync(name, onnx);
        }
        finally
        {
            _gate.Release();
        }

        return await database.Models.FindAsync(sha256) ?? throw new InvalidOperationException($"The model {sha256} was added and is not there.");
    }
}
