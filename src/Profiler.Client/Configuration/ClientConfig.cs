namespace Profiler.Client.Configuration;

/// <summary>What a user's config file says.</summary>
/// <param name="Server">The coordinator that <c>--server</c> without a URL means, and the only one that the key is sent to.</param>
/// <param name="Key">The API key for it; null where it asks for none.</param>
public sealed record ClientConfig(string Server, string? Key = null);
