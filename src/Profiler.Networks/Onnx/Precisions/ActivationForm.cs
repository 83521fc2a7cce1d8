namespace Profiler.Networks.Onnx.Precisions;

/// <summary>How eight bits hold a feature map.</summary>
public enum ActivationForm
{
    /// <summary>Unsigned with a zero point of its own: what ONNX Runtime's CPU kernels take.</summary>
    Asymmetric,

    /// <summary>Signed with the zero point 0: the only form that TensorRT takes.</summary>
    Symmetric,
}
