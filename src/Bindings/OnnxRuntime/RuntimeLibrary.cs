using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Profiler.Bindings.OnnxRuntime;

/// <summary>
/// Chooses the native ONNX Runtime: the one named by PROFILER_ORT_LIBRARY, for boards that bring their own build,
/// else the one beside the program.
/// </summary>
public static class RuntimeLibrary
{
    public const string PathVariable = "PROFILER_ORT_LIBRARY";

    /// <summary>The oldest runtime whose C interface the managed API can drive: it asks for API version 14.</summary>
    public static readonly Version Oldest = new(1, 14);

    private static readonly Lock Gate = new();
    private static OrtEnv? _environment;

    /// <summary>Loads the library once and returns the runtime's environment.</summary>
    /// <exception cref="RuntimeException">There is no library at the path, it is not ONNX Runtime, or it is too old.</exception>
    public static OrtEnv Load()
    {
        lock (Gate)
        {
            return _environment ??= Start(Environment.GetEnvironmentVariable(PathVariable));
        }
    }

    public static string VersionString => Load().GetVersionString();

    private static OrtEnv Start(string? path)
    {
        Assembly managed = typeof(OrtEnv).Assembly;
        if (!string.IsNullOrEmpty(path))
        {
            nint library = LoadChecked(path);
            NativeLibrary.SetDllImportResolver(managed, (name, _, _) =>
                name.StartsWith("onnxruntime", StringComparison.Ordinal) ? library : 0);
        }

        try
        {
            var options = new EnvironmentCreationOptions { logId = "profiler", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            return OrtEnv.CreateInstanceWithOptions(ref options);
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new RuntimeException(
                RuntimeFailure.LibraryMissing,
                $"The ONNX Runtime library cannot be loaded: {Innermost(error).Message}. "
                + $"Set {PathVariable} to the path of a libonnxruntime.so of version {Oldest} or later.",
                error);
        }
    }

    private static nint LoadChecked(string path)
    {
        if (!NativeLibrary.TryLoad(path, out nint library))
        {
            string why = File.Exists(path) ? "is not a library that this machine can load" : "does not exist";
            throw new RuntimeException(RuntimeFailure.LibraryMissing, $"{PathVariable} names {path}, which {why}.");
        }

        Version version = ReadVersion(library, path);
        return version >= Oldest
            ? library
            : throw new RuntimeException(
                RuntimeFailure.LibraryTooOld, $"{path} is ONNX Runtime {version}; the agent needs {Oldest} or later.");
    }

    /// <summary>
    /// Reads the version through the C entry point, before the managed API binds functions that an old library lacks.
    /// OrtApiBase is two function pointers: GetApi(version) and GetVersionString().
    /// </summary>
    private static Version ReadVersion(nint library, string path)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint entry))
        {
            throw new RuntimeException(RuntimeFailure.LibraryMissing, $"{path} is not ONNX Runtime: it has no OrtGetApiBase.");
        }

        nint apiBase = Marshal.GetDelegateForFunctionPointer<GetPointer>(entry)();
        nint getVersion = Marshal.ReadIntPtr(apiBase, nint.Size);
        string text = Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<GetPointer>(getVersion)()) ?? string.Empty;
        string[] numbers = text.Split('.', '-', '+');
        return numbers.Length >= 2 && int.TryParse(numbers[0], out int major) && int.TryParse(numbers[1], out int minor)
            ? new Version(major, minor)
            : throw new RuntimeException(RuntimeFailure.LibraryTooOld, $"{path} reports the version '{text}', which is no version.");
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint GetPointer();
}
