using Profiler.Networks.Errors;

namespace Profiler.Store.Jobs;

/// <summary>A failure in the columns error_code, error_message and error_advice.</summary>
internal static class FailureColumns
{
    public static ItemFailure? Read(string? code, string? message, string? advice) =>
        code is null ? null : new ItemFailure(Enum.Parse<ErrorCode>(code), message!, advice);
}
