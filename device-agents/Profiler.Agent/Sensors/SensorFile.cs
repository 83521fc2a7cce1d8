using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>A file with one number that the kernel writes anew at every reading. It stays open; reading allocates nothing.</summary>
internal sealed class SensorFile : IDisposable
{
    private const int LongestNumber = 64;

    private readonly SafeFileHandle _handle;

    private SensorFile(string path, SafeFileHandle handle) => (Path, _handle) = (path, handle);

    public string Path { get; }

    /// <param name="relative">Below the root.</param>
    public static SensorFile? TryOpen(SensorRoot root, string relative, out UnreadableReason reason)
    {
        reason = default;
        string path = root.PathOf(relative);
        try
        {
            return new SensorFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = SensorRoot.ReasonOf(error);
            return null;
        }
    }

    public bool TryRead(out double value, out UnreadableReason reason)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        value = 0;
        try
        {
            int length = RandomAccess.Read(_handle, text, fileOffset: 0);
            reason = UnreadableReason.NotANumber;
            return double.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = SensorRoot.ReasonOf(error);
            return false;
        }
    }

    public void Dispose() => _handle.Dispose();
}
