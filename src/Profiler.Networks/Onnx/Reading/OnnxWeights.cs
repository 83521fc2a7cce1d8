using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Precisions;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>A checked model with the values of its fp32 constants, for whoever computes with them.</summary>
/// <param name="Values">By tensor, in row-major order: initializers and what Constant nodes hold.</param>
public sealed record OnnxWeights(OnnxModel Model, IReadOnlyDictionary<string, float[]> Values)
{
    /// <exception cref="ProfilerException">The file cannot be used, or its weights lie in files beside it.</exception>
    public static OnnxWeights Load(string path)
    {
        CheckedModel read = OnnxModelFile.LoadChecked(path);
        if (!read.External.IsEmpty)
        {
            throw OnnxFileError.Invalid(path, "its weights lie in other files", "Bring them into the model first.");
        }

        var values = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (TensorProto tensor in read.Proto.Graph.Initializer.Where(FloatTensors.IsFloat))
        {
            values[tensor.Name] = FloatTensors.Read(tensor);
        }

        foreach (NodeProto node in read.Proto.Graph.Node.Where(node => node.OpType == "Constant"))
        {
            if (node.Attribute.FirstOrDefault(attribute => attribute.Name == "value")?.T is { } tensor && FloatTensors.IsFloat(tensor))
            {
                values[node.Output[0]] = FloatTensors.Read(tensor);
            }
        }

        return new OnnxWeights(read.Model, values);
    }
}
