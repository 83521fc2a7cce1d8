namespace Profiler.Networks.Onnx.Inference;

/// <summary>
/// The outputs of a node from its inputs. A rule gives every output that its operator can have; outputs that a node
/// does not name are dropped. Arithmetic on extents may overflow: the walk reports it.
/// </summary>
internal delegate OnnxValue[] OperatorRule(InferenceNode node);
