using Profiler.Networks.Errors;

namespace Profiler.Store.Jobs;

/// <summary>Why an item could not be measured.</summary>
public sealed record ItemFailure(ErrorCode Code, string Message, string? Advice);
