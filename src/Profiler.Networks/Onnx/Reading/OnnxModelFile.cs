using Google.Protobuf;
using Onnx;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Reads .onnx files that nobody vouches for.</summary>
public static class OnnxModelFile
{
    /// <summary>
    /// Reads and checks a model. External data is looked at (place and size), never loaded.
    /// </summary>
    /// <exception cref="ProfilerException">
    /// The file is missing, truncated, malformed or hostile (<see cref="ErrorCode.InvalidFile"/>), or of an
    /// operator set outside the known ones (<see cref="ErrorCode.Mismatch"/>).
    /// </exception>
    public static OnnxModel Load(string path) => LoadChecked(path).Model;

    /// <inheritdoc cref="Load"/>
    internal static CheckedModel LoadChecked(string path)
    {
        using FileStream stream = Open(path);
        return ModelReader.Read(path, Parse(path, stream));
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw OnnxFileError.Invalid(path, "it is a folder", "Pass the .onnx file itself.");
        }

        if (!File.Exists(path))
        {
            throw OnnxFileError.Invalid(path, "there is no such file", "Check the path.");
        }

        // The length of pipes and devices is 0: they are refused before they are opened, which could block.
        long length = new FileInfo(path).Length;
        if (length == 0)
        {
            throw OnnxFileError.Invalid(path, "it is empty");
        }

        if (length > ReadingLimits.MaxFileBytes)
        {
            throw OnnxFileError.Invalid(
                path,
                $"it has {length} bytes and a protobuf file holds at most {ReadingLimits.MaxFileBytes}",
                "Export the model with its weights as external data.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OnnxFileError.Invalid(path, "it cannot be opened", "Check its permissions.", error);
        }
    }

    private static ModelProto Parse(string path, FileStream stream)
    {
        using var input = new CodedInputStream(stream, leaveOpen: true);
        var model = new ModelProto();
        try
        {
            model.MergeFrom(input);
            return model;
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or IOException)
        {
            throw OnnxFileError.Invalid(
                path, $"it is truncated or not an ONNX file (stopped at byte {input.Position} of {stream.Length})", inner: error);
        }
    }
}
