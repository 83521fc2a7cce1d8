using Profiler.Networks.Errors;

namespace Profiler.Cli.Output;

/// <summary>Files that a command was asked to write: whole or not at all.</summary>
public static class OutputFile
{
    /// <exception cref="ProfilerException">The folder is missing or read-only, or the disk is full.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        string partial = $"{path}.partial";
        try
        {
            await File.WriteAllBytesAsync(partial, bytes, cancellationToken);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw new ProfilerException(
                ErrorCode.Storage, $"{path} cannot be written: {error.Message}", "Choose another place with -o.", error);
        }
        catch (OperationCanceledException)
        {
            TryDelete(partial);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The failure to be told is the one that led here.
        }
    }
}
