namespace Profiler.Store.Keys;

/// <summary>A new key with its secret, which is shown once.</summary>
/// <param name="Text">The whole key as a client sends it: <c>pk_ID_SECRET</c>.</param>
public sealed record CreatedKey(ApiKey Key, string Text);
