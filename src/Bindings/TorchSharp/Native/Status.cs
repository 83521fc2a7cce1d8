using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The one place where a failure behind the boundary becomes an exception.</summary>
internal static class Status
{
    /// <exception cref="ExternalException">The status says failure; the message is the library's, after the operation's name and arguments.</exception>
    internal static void Check(int status, string operation, params ReadOnlySpan<Argument> arguments)
    {
        if (status != 0)
        {
            throw Failure(operation, arguments);
        }
    }

    /// <summary>Whether this thread's last failure was for want of memory, by the words of libtorch's allocators.</summary>
    internal static bool IsOutOfMemory() =>
        Message().Contains("allocate memory", StringComparison.Ordinal) || Message().Contains("out of memory", StringComparison.Ordinal);

    internal static Exception Failure(string operation, ReadOnlySpan<Argument> arguments)
    {
        // Where C# was called back and failed, whoever made the call gets that exception, as if libtorch were not in between.
        if (FunctionRecord.TakeFailure() is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }

        string message = Message();
        List<string> described = [];
        foreach (Argument argument in arguments)
        {
            described.Add(argument.Describe());
        }

        return new ExternalException($"{operation}({string.Join(", ", described)}): {message}");
    }

    private static unsafe string Message() => Marshal.PtrToStringUTF8((nint)NativeMethods.LastError()) ?? string.Empty;
}
