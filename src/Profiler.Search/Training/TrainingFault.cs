using System.Runtime.InteropServices;
using Profiler.Networks.Errors;
using Profiler.Search.Choices;

namespace Profiler.Search.Training;

/// <summary>What training that cannot go on says.</summary>
internal static class TrainingFault
{
    /// <summary>The words of Torch's allocators, of the processor's and of CUDA's.</summary>
    private static readonly string[] MemoryWords = ["out of memory", "can't allocate memory", "not enough memory"];

    /// <param name="term">What the value is, for the message.</param>
    /// <exception cref="NotFiniteNumberException">The value is infinite or not a number.</exception>
    public static double RequireFinite(double value, string term) =>
        double.IsFinite(value) ? value : throw new NotFiniteNumberException(term, value);

    /// <param name="checkpoint">The path of the last checkpoint, which the failed step did not touch.</param>
    public static ProfilerException NotFinite(NotFiniteNumberException error, long step, string? checkpoint) => new(
        ErrorCode.TrainingFailed,
        $"In step {step} {error.Message} is {error.OffendingNumber}; the search has stopped.",
        checkpoint is not null && File.Exists(checkpoint)
            ? $"Try a smaller learning rate. {checkpoint} holds the search as it was before."
            : "Try a smaller learning rate.",
        error);

    public static bool IsOutOfMemory(Exception error) => error is OutOfMemoryException
        || (error is ExternalException && MemoryWords.Any(words => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <param name="step">Null where it was not a step of training that wanted it.</param>
    public static ProfilerException OutOfMemory(Exception error, long? step, PathMode mode) => new(
        ErrorCode.TrainingFailed,
        $"Memory is not enough{(step is { } at ? $" for step {at}" : "")}{(error is OutOfMemoryException ? "." : $": {error.Message.Split('\n')[0]}")}",
        mode == PathMode.All ? "Choose a smaller batch, or sampled paths (--mode sampled)." : "Choose a smaller batch.",
        error);
}
