using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>A tensor whose values lie in a file beside the model, in a range that was there when it was checked.</summary>
internal sealed record ExternalTensor(TensorProto Tensor, OnnxExternalFile File, long Offset, long Bytes);
