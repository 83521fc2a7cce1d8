using Profiler.Api.Errors;
using Profiler.Networks.Errors;
using Profiler.Store.Jobs;

namespace Profiler.Cli.Output;

/// <param name="Code">The kind of failure in camelCase, such as "unknownName"; "bug" for what the program did not foresee.</param>
/// <param name="Advice">What to do next; null where the message says it already.</param>
public sealed record ErrorDetail(string Code, string Message, string? Advice)
{
    /// <summary>A code as documents spell it.</summary>
    public static string Word(ErrorCode code) => ProblemCodes.Of(code);

    /// <summary>What was kept with a job or a device; null where nothing was.</summary>
    public static ErrorDetail? Of(ItemFailure? failure) => failure is null ? null : new ErrorDetail(Word(failure.Code), failure.Message, failure.Advice);
}
