using Google.Protobuf;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>A model as one piece of bytes that needs no file beside it: what travels to a device.</summary>
public static class SelfContainedModel
{
    /// <returns>The file's bytes as they are; where weights lie in files beside it, the same model with the weights inside.</returns>
    /// <exception cref="ProfilerException">
    /// A file was changed or removed since the model was read, or model and weights together are larger than
    /// <see cref="Array.MaxLength"/> bytes, a little less than the 2 GiB of protobuf (<see cref="ErrorCode.InvalidFile"/>).
    /// </exception>
    public static byte[] Read(OnnxModel model)
    {
        try
        {
            return model.ExternalFiles.IsEmpty ? File.ReadAllBytes(model.Path) : Inline(model.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OnnxFileError.Invalid(model.Path, "it or its external data can no longer be read", "Check the files.", error);
        }
    }

    private static byte[] Inline(string path)
    {
        // Read and checked again: the file may have changed, and ranges are trusted as of these bytes only.
        CheckedModel read = OnnxModelFile.LoadChecked(path);
        long total = new FileInfo(path).Length + read.External.Sum(tensor => tensor.Bytes);
        if (total > Array.MaxLength)
        {
            throw OnnxFileError.Invalid(
                path,
                $"with its external data it has {total} bytes, and it travels to a device as one file of at most {Array.MaxLength}",
                "Measure the model in parts, or in a smaller precision.");
        }

        foreach (ExternalTensor tensor in read.External)
        {
            tensor.Tensor.RawData = UnsafeByteOperations.UnsafeWrap(Values(tensor));
            tensor.Tensor.ExternalData.Clear();
            tensor.Tensor.ClearDataLocation();
        }

        return read.Proto.ToByteArray();
    }

    private static byte[] Values(ExternalTensor tensor)
    {
        byte[] values = new byte[tensor.Bytes];
        using var file = new FileStream(tensor.File.FullPath, FileMode.Open, FileAccess.Read, FileShare.Read);
        file.Position = tensor.Offset;
        file.ReadExactly(values);
        return values;
    }
}
