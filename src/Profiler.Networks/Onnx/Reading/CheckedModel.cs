using System.Collections.Immutable;
using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>A file as it was parsed, with what its check found.</summary>
/// <param name="External">Tensors of <paramref name="Proto"/> whose values lie in other files.</param>
internal sealed record CheckedModel(ModelProto Proto, OnnxModel Model, ImmutableArray<ExternalTensor> External);
