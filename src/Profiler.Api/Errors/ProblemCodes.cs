using System.Text.Json;
using Profiler.Networks.Errors;

namespace Profiler.Api.Errors;

/// <summary>The words of <see cref="ApiProblem.Code"/>.</summary>
public static class ProblemCodes
{
    /// <summary>More requests a second than a key may send.</summary>
    public const string RateLimited = "rateLimited";

    /// <summary>A fault of the coordinator itself.</summary>
    public const string Bug = "bug";

    public static string Of(ErrorCode code) => JsonNamingPolicy.CamelCase.ConvertName(code.ToString());

    /// <summary>The failure's kind; null for the two codes that are not among them.</summary>
    public static ErrorCode? Parse(string code) =>
        Enum.TryParse(code, ignoreCase: true, out ErrorCode found) && Of(found) == code ? found : null;
}
