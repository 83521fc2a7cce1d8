using System.Data.Common;
using System.Security.Cryptography;
using Profiler.Networks.Errors;

namespace Profiler.Store.Models;

/// <summary>Model files under their SHA-256: <c>ab/abcd….onnx</c>. A file is there whole or not at all.</summary>
internal sealed class ModelFolder(string root) : IModelBytes
{
    /// <summary>Tells apart what this process writes at once.</summary>
    private static int _writes;

    /// <summary>Where the model lies, or would lie.</summary>
    /// <param name="sha256">64 lower-case hexadecimal digits.</param>
    public string PathOf(string sha256)
    {
        bool isAddress = sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);
        return isAddress
            ? Path.Combine(root, sha256[..2], $"{sha256}.onnx")
            : throw new ArgumentException($"'{sha256}' is not a SHA-256 in lower-case hexadecimal.", nameof(sha256));
    }

    /// <summary>Writes a model where it is not there yet, to a file of its own that is then given its name.</summary>
    /// <exception cref="ProfilerException">The folder cannot be written, or the disk is full.</exception>
    public async Task PutAsync(string sha256, ReadOnlyMemory<byte> onnx)
    {
        string path = PathOf(sha256);
        if (File.Exists(path) && new FileInfo(path).Length == onnx.Length)
        {
            return;
        }

        string partial = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}.partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
            {
                await file.WriteAsync(onnx);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Remove(partial);
            throw new ProfilerException(
                ErrorCode.Storage,
                $"The model {path} cannot be written: {error.Message}",
                "Free some space or make the folder writable, and run the command again.",
                error);
        }
    }

    /// <summary>The file is no part of the transaction: left behind by one that fails, it is found again by the next.</summary>
    public Task PutAsync(DbTransaction transaction, string sha256, ReadOnlyMemory<byte> onnx) => PutAsync(sha256, onnx);

    public Task<bool> ContainsAsync(string sha256) => Task.FromResult(File.Exists(PathOf(sha256)));

    /// <summary>Reads a model and checks that it still is what its name says.</summary>
    /// <exception cref="ProfilerException">The file is missing, unreadable or damaged.</exception>
    public async Task<byte[]> ReadAsync(string sha256)
    {
        string path = PathOf(sha256);
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.Storage, $"The model {path} cannot be read: {error.Message}", inner: error);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
            ? bytes
            : throw new ProfilerException(
                ErrorCode.Storage,
                $"The model {path} is damaged: its content is not what its name says.",
                "Delete the file; it is exported again when it is next needed.");
    }

    private static void Remove(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The folder that could not be written cannot be tidied either; the fault is reported by the caller.
        }
    }
}
