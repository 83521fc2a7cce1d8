using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Profiler.Api.Errors;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Errors;

/// <summary>Says where a request that could not be read is wrong.</summary>
internal static partial class MalformedRequest
{
    private const string Advice = "docs/api.md and /api show an example of every request.";

    public static ApiProblem Describe(BadHttpRequestException error, HttpRequest request) => error switch
    {
        { InnerException: JsonException json } => ProblemWriter.Describe(
            StatusCodes.Status400BadRequest, ErrorCode.InvalidArgument, Detail(json), Advice),
        { StatusCode: StatusCodes.Status400BadRequest } => ProblemWriter.Describe(
            StatusCodes.Status400BadRequest, ErrorCode.InvalidArgument, error.Message, null),
        { StatusCode: StatusCodes.Status408RequestTimeout } => ProblemWriter.Describe(
            StatusCodes.Status408RequestTimeout, ErrorCode.TimedOut, "The request's body came too slowly.", null),
        _ => ProblemWriter.Describe(error.StatusCode, request),
    };

    /// <summary>
    /// An object without the member that tells its kind is what the serializer calls not supported. Of what it cannot
    /// write, which is a bug of ours, it knows no line.
    /// </summary>
    public static bool IsUnreadable(NotSupportedException error) =>
        error.Source == "System.Text.Json" && error.Message.Contains("| LineNumber: ", StringComparison.Ordinal);

    public static ApiProblem Describe(NotSupportedException error) => ProblemWriter.Describe(
        StatusCodes.Status400BadRequest,
        ErrorCode.InvalidArgument,
        $"The request's body cannot be read: {WithoutTypeNames(error.Message)}",
        Advice);

    /// <summary>What a JSON reader says, without the names of our types.</summary>
    public static string WithoutTypeNames(string reason) => TypeNamePattern().Replace(reason, "");

    /// <summary>The reader's reason without the names of our types, and the place.</summary>
    private static string Detail(JsonException error)
    {
        string reason = ReadersOwnPlacePattern().Replace(error.Message, "");
        string place = error.LineNumber is { } line ? $" at {error.Path ?? "$"}, line {line + 1}, byte {error.BytePositionInLine + 1}" : "";
        return $"The request's body cannot be read{place}: {WithoutTypeNames(reason).Trim()}";
    }

    [GeneratedRegex(@"\s*Path: .*$|\s*LineNumber: .*$")]
    private static partial Regex ReadersOwnPlacePattern();

    [GeneratedRegex(@"\b(?:Profiler|System)\.(?:\w+\.)+(?=\w)")]
    private static partial Regex TypeNamePattern();
}
