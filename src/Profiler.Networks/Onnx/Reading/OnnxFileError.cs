using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Errors of a file, all in one form: the path, then what is wrong and where.</summary>
internal static class OnnxFileError
{
    public static ProfilerException Invalid(string path, string why, string? advice = null, Exception? inner = null) => new(
        ErrorCode.InvalidFile, $"The ONNX file '{path}' cannot be used: {why}.", advice ?? "Export the model again.", inner);
}
