using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Profiler.Bindings.XGBoost.Native;

/// <summary>The one place where a failure behind the boundary becomes an exception.</summary>
internal static unsafe partial class Status
{
    /// <exception cref="XGBoostException">The status says failure; the message is the library's, after the function's name.</exception>
    public static void Check(int status, string function)
    {
        if (status != 0)
        {
            string words = Marshal.PtrToStringUTF8((nint)LibXGBoost.XGBGetLastError()) ?? string.Empty;
            throw new XGBoostException(XGBoostFailure.Refused, $"{function}: {Clean(words)}");
        }
    }

    /// <summary>The library's words without the time, the source line and the stack of its own that they come with.</summary>
    public static string Clean(string words)
    {
        int stack = words.IndexOf("\nStack trace:", StringComparison.Ordinal);
        string message = Origin().Replace(stack < 0 ? words : words[..stack], string.Empty);
        return string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"^\[[\d:]+\] \S+:\d+: ")]
    private static partial Regex Origin();
}
