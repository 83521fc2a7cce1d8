namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Turns a node of an ONNX graph into calls of libtorch.</summary>
/// <exception cref="Networks.Errors.ProfilerException">libtorch, or we, cannot do what the node asks for.</exception>
internal delegate TorchOperation TorchTranslation(TorchNode node);
