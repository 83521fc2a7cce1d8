namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>One operation of the OpenAPI document.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Role">The least role that may ask it; null where none is needed.</param>
/// <param name="QueryNames">Of parameters in the query.</param>
/// <param name="HeaderNames">Of parameters in headers.</param>
/// <param name="ContentType">Of the body; null where there is none.</param>
/// <param name="Bodies">JSON that is well-formed; empty where the body is a file or there is none.</param>
internal sealed record ApiOperation(
    string Method,
    string Path,
    string? Role,
    IReadOnlyList<string> QueryNames,
    IReadOnlyList<string> HeaderNames,
    string? ContentType,
    IReadOnlyList<string> Bodies)
{
    public bool TakesFile => ContentType is "application/octet-stream";
}
