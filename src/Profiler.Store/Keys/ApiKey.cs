namespace Profiler.Store.Keys;

/// <summary>A key as it is kept: the secret itself is not.</summary>
/// <param name="Id">The public part, by which it is found and listed.</param>
/// <param name="Name">For people, and in <c>submittedBy</c>.</param>
/// <param name="Device">The device of an agent's key; null for the other roles.</param>
public sealed record ApiKey(
    string Id, string Name, ApiKeyRole Role, string? Device, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);
