namespace Profiler.Api.Errors;

/// <summary>Why a request was not answered, as <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Type">urn:profiler:error: and the code.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and where.</param>
/// <param name="Advice">What to do about it; null where the detail says it.</param>
/// <param name="Code">The failure's kind in the words of the command's error documents; <see cref="ProblemCodes"/> has two more.</param>
/// <param name="TraceId">By which the log's lines of this request are found; only of a bug.</param>
public sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string? Advice, string Code, string? TraceId = null)
{
    public const string ContentType = "application/problem+json";
}
