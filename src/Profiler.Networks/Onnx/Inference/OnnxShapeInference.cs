using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>Finds the shape of every tensor of a model.</summary>
public static class OnnxShapeInference
{
    /// <summary>
    /// Lays the model out for the given inputs. Small tensors of shapes, axes and scales are computed on the way,
    /// so that a Reshape whose target is worked out from another tensor's shape resolves.
    /// </summary>
    /// <exception cref="ProfilerException">
    /// An input's shape is open or does not fit (<see cref="ErrorCode.InvalidShape"/>); operators cannot be inferred
    /// (<see cref="ErrorCode.UnsupportedOperator"/>, all are named); the file claims other shapes than its operators give
    /// (<see cref="ErrorCode.InvalidFile"/>).
    /// </exception>
    public static OnnxShapedGraph Infer(OnnxModel model, OnnxInputs inputs) =>
        new ShapeWalk(model, InputResolver.Resolve(model, inputs)).Run();
}
