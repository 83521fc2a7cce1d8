namespace Profiler.Coordinator.Hosting;

/// <summary>A file that nobody else reads and that is gone when it is closed.</summary>
internal static class TemporaryFile
{
    /// <exception cref="IOException">The temporary folder is full or cannot be written.</exception>
    public static FileStream Open()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
