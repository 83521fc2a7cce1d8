using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Profiler.Networks.Errors;
using Profiler.Store.Connections;

namespace Profiler.Store.Keys;

/// <summary>API keys, hashed at rest (SHA-256 over 256 random bits: there is nothing to guess, so no slow hash is needed).</summary>
public sealed class KeyRepository
{
    private const int IdDigits = 16;
    private const int SecretDigits = 64;

    private readonly DatabaseSessions _sessions;
    private readonly TimeProvider _time;

    internal KeyRepository(DatabaseSessions sessions, TimeProvider time)
    {
        _sessions = sessions;
        _time = time;
    }

    /// <exception cref="ArgumentException">An agent's key without a device, or another's with one.</exception>
    public async Task<CreatedKey> CreateAsync(string name, ApiKeyRole role, string? device, DateTimeOffset? expiresAt)
    {
        if (role == ApiKeyRole.Agent != device is not null)
        {
            throw new ArgumentException("An agent's key, and no other, names a device.", nameof(device));
        }

        string secret = RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true);
        var row = new KeyRow(
            RandomNumberGenerator.GetHexString(IdDigits, lowercase: true),
            name,
            role.ToString(),
            device,
            Convert.ToHexStringLower(Hash(secret)),
            TimeText.Of(_time.GetUtcNow()),
            TimeText.Of(expiresAt),
            RevokedAt: null);
        await _sessions.InTransactionAsync(transaction => transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO api_keys (id, name, role, device, secret_sha256, created_at, expires_at)
            VALUES (@Id, @Name, @Role, @Device, @SecretSha256, @CreatedAt, @ExpiresAt)
            """,
            row,
            transaction));
        return new CreatedKey(row.ToKey(), $"pk_{row.Id}_{secret}");
    }

    /// <summary>The key that a client sent, compared in constant time; null where it is unknown, expired or revoked.</summary>
    public async Task<ApiKey?> FindAsync(string text)
    {
        string[] parts = text.Split('_');
        if (parts is not ["pk", { Length: IdDigits } id, { Length: SecretDigits } secret])
        {
            return null;
        }

        KeyRow? row = await _sessions.RunAsync(connection => connection.QuerySingleOrDefaultAsync<KeyRow>(
            $"SELECT {KeyRow.Columns} FROM api_keys WHERE id = @id", new { id }));
        bool isIt = row is not null && CryptographicOperations.FixedTimeEquals(Hash(secret), Convert.FromHexString(row.SecretSha256));
        ApiKey? key = isIt ? row!.ToKey() : null;
        bool isValid = key is { RevokedAt: null } && !(key.ExpiresAt <= _time.GetUtcNow());
        return isValid ? key : null;
    }

    /// <summary>Every key, also expired and revoked ones, the newest first.</summary>
    public Task<ImmutableArray<ApiKey>> AllAsync() => _sessions.RunAsync(async connection =>
        (await connection.QueryAsync<KeyRow>($"SELECT {KeyRow.Columns} FROM api_keys ORDER BY created_at DESC, id"))
            .Select(row => row.ToKey()).ToImmutableArray());

    /// <summary>Makes a key useless from now on; a second time changes nothing.</summary>
    /// <exception cref="ProfilerException">There is no such key.</exception>
    public Task RevokeAsync(string id) => _sessions.InTransactionAsync(async transaction =>
    {
        int revoked = await transaction.Connection!.ExecuteAsync(
            "UPDATE api_keys SET revoked_at = COALESCE(revoked_at, @now) WHERE id = @id",
            new { id, now = TimeText.Of(_time.GetUtcNow()) },
            transaction);
        return revoked == 1
            ? revoked
            : throw new ProfilerException(ErrorCode.UnknownName, $"There is no key '{id}'.", "List the keys to see their ids.");
    });

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
