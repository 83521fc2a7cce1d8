using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Onnx.Precisions.Calibration;

/// <summary>
/// A model that carries the tensors from which its int8 ranges are to be found. It travels as every model does, and is
/// another model than the one without them or with others, so that their measurements never mix.
/// </summary>
public static class CalibratedModel
{
    /// <summary>Of the model's metadata: the values, and what they are for people.</summary>
    private const string ValuesKey = "profiler.calibration.values";
    private const string WordsKey = "profiler.calibration.words";

    /// <summary>A few dozen images give all the range there is; a board holds them more than once in its memory.</summary>
    private const long MaxBytes = 64L << 20;

    private const string Pattern = "*.npy";
    private const int HashLength = 16;
    private const double BytesPerMib = 1 << 20;

    /// <summary>The model with every .npy file of a folder, in the order of their names.</summary>
    /// <param name="input">The shape of its only input.</param>
    /// <exception cref="ProfilerException">The model has several inputs, the folder has no such files or too much of them, or a file does not fit; it is named.</exception>
    public static byte[] Of(ReadOnlySpan<byte> onnx, string folder, TensorShape input)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(onnx);
        RequireOneInput(model.Graph);
        string[] files = Files(folder);
        float[][] tensors = Array.ConvertAll(files, file => NumpyFile.Read(file, [input.Batch, input.Channels, input.Height, input.Width]));
        byte[] values = [.. MemoryMarshal.AsBytes<float>(tensors.SelectMany(tensor => tensor).ToArray())];
        string hash = Convert.ToHexStringLower(SHA256.HashData(values))[..HashLength];
        Set(model, ValuesKey, Convert.ToBase64String(values));
        Set(model, WordsKey, string.Create(CultureInfo.InvariantCulture, $"int8 ranges from {files.Length} given tensors, sha256 {hash}"));
        return model.ToByteArray();
    }

    /// <summary>What a model's int8 ranges come from, for people; null where it carries no tensors.</summary>
    public static string? WordsOf(ReadOnlySpan<byte> onnx) => onnx.IndexOf(Encoding.UTF8.GetBytes(WordsKey)) < 0
        ? null
        : Find(ModelProto.Parser.ParseFrom(onnx), WordsKey)?.Value;

    /// <summary>The values of the tensors in a file, one after the other; none where it carries none.</summary>
    /// <exception cref="ProfilerException">The file cannot be used.</exception>
    public static float[] ValuesOf(string path)
    {
        byte[] bytes = Convert.FromBase64String(Find(OnnxModelFile.LoadChecked(path).Proto, ValuesKey)?.Value ?? string.Empty);
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }

    /// <summary>What a model is made into needs the tensors no more.</summary>
    internal static void Remove(ModelProto model)
    {
        if (Find(model, ValuesKey) is { } values)
        {
            model.MetadataProps.Remove(values);
        }
    }

    private static StringStringEntryProto? Find(ModelProto model, string key) => model.MetadataProps.FirstOrDefault(entry => entry.Key == key);

    private static void Set(ModelProto model, string key, string value)
    {
        if (Find(model, key) is { } old)
        {
            model.MetadataProps.Remove(old);
        }

        model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
    }

    private static string[] Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"There is no folder {folder} with tensors for calibration.");
        }

        string[] files = Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal).ToArray();
        long bytes = files.Sum(file => new FileInfo(file).Length);
        return (files.Length, bytes) switch
        {
            (0, _) => throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{folder} has no {Pattern} files for calibration.", "Save each tensor there with numpy.save, as float32."),
            (_, > MaxBytes) => throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{folder} has {bytes / BytesPerMib:0} MiB of tensors for calibration, more than {MaxBytes / BytesPerMib:0}.",
                "Leave some out: a few dozen give all the range there is."),
            _ => files,
        };
    }

    private static void RequireOneInput(GraphProto graph)
    {
        HashSet<string> constants = [.. graph.Initializer.Select(tensor => tensor.Name)];
        string[] inputs = [.. graph.Input.Select(input => input.Name).Where(name => !constants.Contains(name))];
        if (inputs.Length != 1)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The network has the inputs {string.Join(", ", inputs)}, and tensors for calibration are for one.",
                "Leave them out: its int8 ranges then come from random data.");
        }
    }
}
