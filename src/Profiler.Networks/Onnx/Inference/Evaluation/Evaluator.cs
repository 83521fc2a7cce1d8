using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference.Evaluation;

/// <summary>The values of a node's first output; called only where all inputs are known and the output is small.</summary>
/// <param name="output">Type and shape as the operator's rule gave them.</param>
/// <returns>Null where the values cannot be held.</returns>
internal delegate TensorData? Evaluator(InferenceNode node, OnnxValue output);
