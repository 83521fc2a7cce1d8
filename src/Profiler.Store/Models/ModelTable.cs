using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;

namespace Profiler.Store.Models;

/// <summary>Models in the database itself, in pieces, so that any coordinator can measure them.</summary>
internal sealed class ModelTable(DatabaseSessions sessions) : IModelBytes
{
    /// <summary>Well below what a server takes in one message, and few enough rows for a large model.</summary>
    private const int ChunkBytes = 1 << 20;

    private const string Count = "SELECT COUNT(*) FROM model_chunks WHERE sha256 = @sha256";

    public Task PutAsync(string sha256, ReadOnlyMemory<byte> onnx) => sessions.InTransactionAsync(async transaction =>
    {
        await PutAsync(transaction, sha256, onnx);
        return true;
    });

    public async Task PutAsync(DbTransaction transaction, string sha256, ReadOnlyMemory<byte> onnx)
    {
        bool isThere = await transaction.Connection!.ExecuteScalarAsync<long>(Count, new { sha256 }, transaction) > 0;
        for (int start = 0; start < onnx.Length && !isThere; start += ChunkBytes)
        {
            byte[] content = onnx.Slice(start, Math.Min(ChunkBytes, onnx.Length - start)).ToArray();
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO model_chunks (sha256, position, content) VALUES (@sha256, @position, @content)
                ON CONFLICT DO NOTHING
                """,
                new { sha256, position = (long)(start / ChunkBytes), content },
                transaction);
        }
    }

    public async Task<bool> ContainsAsync(string sha256) =>
        await sessions.RunAsync(connection => connection.ExecuteScalarAsync<long>(Count, new { sha256 })) > 0;

    public async Task<byte[]> ReadAsync(string sha256)
    {
        IEnumerable<byte[]> chunks = await sessions.RunAsync(connection => connection.QueryAsync<byte[]>(
            "SELECT content FROM model_chunks WHERE sha256 = @sha256 ORDER BY position", new { sha256 }));
        byte[] onnx = Join([.. chunks]);
        return Convert.ToHexStringLower(SHA256.HashData(onnx)) == sha256
            ? onnx
            : throw new ProfilerException(
                ErrorCode.Storage,
                $"The model {sha256} in {sessions.Name} is {(onnx.Length == 0 ? "missing" : "damaged")}.",
                "Upload it again.");
    }

    private static byte[] Join(byte[][] chunks)
    {
        byte[] joined = new byte[chunks.Sum(chunk => chunk.Length)];
        int start = 0;
        foreach (byte[] chunk in chunks)
        {
            chunk.CopyTo(joined, start);
            start += chunk.Length;
        }

        return joined;
    }
}
