using System.Data.Common;

namespace Profiler.Store.Models;

/// <summary>Where the bytes of models lie, by their SHA-256 in lower-case hexadecimal; each is there whole or not at all.</summary>
internal interface IModelBytes
{
    /// <summary>Keeps a model where it is not there yet.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">It cannot be written.</exception>
    Task PutAsync(string sha256, ReadOnlyMemory<byte> onnx);

    /// <summary>Keeps a model as part of a transaction, where the bytes lie in the database.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">It cannot be written.</exception>
    Task PutAsync(DbTransaction transaction, string sha256, ReadOnlyMemory<byte> onnx);

    Task<bool> ContainsAsync(string sha256);

    /// <summary>Reads a model and checks that it still is what its name says.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">It is missing, unreadable or damaged.</exception>
    Task<byte[]> ReadAsync(string sha256);
}
