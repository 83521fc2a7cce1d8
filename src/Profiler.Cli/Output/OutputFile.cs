using Profiler.Networks.Errors;

namespace Profiler.Cli.Output;

/// <summary>Files that a command was asked to write: whole or not at all.</summary>
public static class OutputFile
{
    /// <exception cref="ProfilerException">The folder is missing or read-only, or the disk is full.</exception>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        WriteAsync(path, async file => await file.WriteAsync(bytes, cancellationToken));

    /// <summary>For what is too large to be put together first.</summary>
    /// <param name="write">What it throws for a user to act on is passed on, and then there is no file.</param>
    /// <exception cref="ProfilerException">The folder is missing or read-only, or the disk is full.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        string partial = $"{path}.partial";
        try
        {
            await using (FileStream file = File.Create(partial))
            {
                await write(file);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw Unwritable(path, error);
        }
        catch (Exception error) when (error is OperationCanceledException or ProfilerException)
        {
            TryDelete(partial);
            throw;
        }
    }

    /// <summary>For work that is not asynchronous.</summary>
    /// <exception cref="ProfilerException">The folder is missing or read-only, or the disk is full.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string partial = $"{path}.partial";
        try
        {
            File.WriteAllBytes(partial, bytes);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw Unwritable(path, error);
        }
    }

    private static ProfilerException Unwritable(string path, Exception error) =>
        new(ErrorCode.Storage, $"{path} cannot be written: {error.Message}", "Choose another place for it.", error);

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
