using System.Globalization;
using System.Text;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>A file through which the kernel shows and takes a setting.</summary>
internal static class KernelFile
{
    /// <summary>The whole number in it; null where it cannot be read.</summary>
    public static long? ReadNumber(SensorRoot root, string path) =>
        long.TryParse(root.Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>Writes where another text stands, and sees that it stayed.</summary>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="ConditionException">It cannot be written, or the kernel keeps another value.</exception>
    public static bool Write(SensorRoot root, string path, string text)
    {
        if (root.Text(path) == text)
        {
            return false;
        }

        try
        {
            using var file = new FileStream(root.PathOf(path), FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write(Encoding.ASCII.GetBytes(text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ConditionException.Of(root.PathOf(path), error);
        }

        return root.Text(path) is { } now && now != text
            ? throw new ConditionException(UnmetReason.Failed, $"{root.PathOf(path)} stays at {now}, not {text}.", "Something else sets it: a power mode, a thermal limit, a service.")
            : true;
    }
}
