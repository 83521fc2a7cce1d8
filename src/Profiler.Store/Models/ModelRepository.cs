using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;

namespace Profiler.Store.Models;

/// <summary>The models that were measured or are to be.</summary>
public sealed class ModelRepository
{
    private const string Columns = "sha256 AS Sha256, name AS Name, byte_size AS ByteSize, added_at AS AddedAt";

    private readonly DatabaseSessions _sessions;
    private readonly IModelBytes _bytes;
    private readonly TimeProvider _time;

    internal ModelRepository(DatabaseSessions sessions, IModelBytes bytes, TimeProvider time)
    {
        _sessions = sessions;
        _bytes = bytes;
        _time = time;
    }

    /// <summary>Keeps a model; the same bytes are kept once, under the first name.</summary>
    /// <returns>The SHA-256 of the bytes.</returns>
    public async Task<string> AddAsync(string name, ReadOnlyMemory<byte> onnx)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(onnx.Span));
        await _bytes.PutAsync(sha256, onnx);
        await _sessions.InTransactionAsync(transaction => transaction.Connection!.ExecuteAsync(
            "INSERT INTO models (sha256, name, byte_size, added_at) VALUES (@sha256, @name, @byteSize, @at) ON CONFLICT DO NOTHING",
            new { sha256, name, byteSize = (long)onnx.Length, at = _time.GetUtcNow().ToString("O") },
            transaction));
        return sha256;
    }

    /// <summary>The bytes of a model.</summary>
    /// <exception cref="ProfilerException">They are missing or damaged.</exception>
    public Task<byte[]> ReadAsync(string sha256) => _bytes.ReadAsync(sha256);

    public Task<ModelRecord?> FindAsync(string sha256) => _sessions.RunAsync(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM models WHERE sha256 = @sha256", new { sha256 }))?.ToRecord());

    /// <summary>Every model, by name.</summary>
    public Task<ImmutableArray<ModelRecord>> AllAsync() => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<Row>($"SELECT {Columns} FROM models ORDER BY name, sha256"))
            .Select(row => row.ToRecord()).ToImmutableArray());

    private sealed record Row(string Sha256, string Name, long ByteSize, string AddedAt)
    {
        public ModelRecord ToRecord() =>
            new(Sha256, Name, ByteSize, DateTimeOffset.Parse(AddedAt, CultureInfo.InvariantCulture));
    }
}
