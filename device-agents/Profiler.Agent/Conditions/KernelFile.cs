using System.Globalization;
using System.Text;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>A file through which the kernel shows and takes a setting.</summary>
internal static class KernelFile
{
    /// <summary>Its text, or null where it is not there or not readable.</summary>
    public static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static long? ReadNumber(string path) =>
        long.TryParse(Read(path), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>Writes where another text stands, and sees that it stayed.</summary>
    /// <returns>Whether anything was written.</returns>
    /// <exception cref="ConditionException">It cannot be written, or the kernel keeps another value.</exception>
    public static bool Write(string path, string text)
    {
        if (Read(path) == text)
        {
            return false;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write(Encoding.ASCII.GetBytes(text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ConditionException.Of(path, error);
        }

        return Read(path) is { } now && now != text
            ? throw new ConditionException(UnmetReason.Failed, $"{path} stays at {now}, not {text}.", "Something else sets it: a power mode, a thermal limit, a service.")
            : true;
    }
}
