using Profiler.Networks.Errors;

namespace Profiler.Store.Backups;

/// <summary>What can be wrong with an archive.</summary>
internal static class ArchiveFault
{
    public static ProfilerException Damaged(string what, Exception? inner = null) => new(
        ErrorCode.InvalidFile,
        $"The archive is not a whole backup: {what}.",
        "Take another backup, or copy this one again; nothing was restored.",
        inner);

    /// <summary>A small entry that was made to fill disk or memory.</summary>
    public static ProfilerException TooLarge(string entry) => Damaged($"{entry} unpacks to far more than a backup holds");
}
