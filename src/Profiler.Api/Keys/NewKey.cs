using Profiler.Store.Keys;

namespace Profiler.Api.Keys;

/// <summary>A key to be made.</summary>
/// <param name="Name">For people, and in <c>submittedBy</c>.</param>
/// <param name="Device">The board of an agent's key; left out for the other roles.</param>
/// <param name="ExpiresAt">From when on it is no longer valid; never where it is left out.</param>
public sealed record NewKey(string Name, ApiKeyRole Role, string? Device = null, DateTimeOffset? ExpiresAt = null);
