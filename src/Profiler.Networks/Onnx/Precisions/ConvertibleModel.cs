using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Precisions.Calibration;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Precisions;

/// <summary>Reads a model that is to be made anew in another precision.</summary>
internal static class ConvertibleModel
{
    private static readonly HashSet<string> Quantizing =
        ["QuantizeLinear", "DequantizeLinear", "QLinearConv", "QLinearMatMul", "DynamicQuantizeLinear", "ConvInteger", "MatMulInteger"];

    /// <summary>A model of its own, with its weights inside.</summary>
    /// <exception cref="ProfilerException">The file cannot be used, is quantised already, or has subgraphs.</exception>
    public static ModelProto Read(string path, string precision)
    {
        ModelProto model = OnnxModelFile.LoadChecked(path).Proto;
        foreach (NodeProto node in model.Graph.Node)
        {
            if (Quantizing.Contains(node.OpType))
            {
                throw Refused(precision, $"its node '{node.Name}' ({node.OpType}) is quantised already", "Measure it as it is, with --precision fp32.");
            }

            if (node.Attribute.Any(attribute => attribute.G is not null || attribute.Graphs.Count > 0))
            {
                throw Refused(precision, $"its node '{node.Name}' ({node.OpType}) has a graph of its own", "Export the model without control flow.");
            }
        }

        CalibratedModel.Remove(model);
        return model;
    }

    public static ProfilerException Refused(string precision, string why, string advice) =>
        new(ErrorCode.ModelRejected, $"The model cannot be made {precision}: {why}.", advice);

    public static long OpsetOf(ModelProto model) =>
        model.OpsetImport.Where(import => import.Domain is "" or "ai.onnx").Select(import => import.Version).FirstOrDefault();
}
