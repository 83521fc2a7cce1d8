namespace Profiler.Api.Keys;

/// <summary>A new key with its text, which is shown once.</summary>
/// <param name="Text">What programs send: <c>Authorization: Bearer pk_…</c>.</param>
public sealed record CreatedKeyDocument(string Text, KeyDocument Key);
