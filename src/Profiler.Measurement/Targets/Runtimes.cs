using System.Collections.Immutable;

namespace Profiler.Measurement.Targets;

/// <summary>The runtimes that an agent drives; each execution provider belongs to one of them.</summary>
public static class Runtimes
{
    public const string OnnxRuntime = "ort";

    /// <summary>TensorRT through its own program.</summary>
    public const string Trtexec = "trtexec";

    /// <summary>PyTorch's library, which the search trains with.</summary>
    public const string Libtorch = "libtorch";

    public const string Cpu = "cpu";
    public const string Cuda = "cuda";
    public const string TensorRt = "tensorrt";

    /// <summary>All of a network on the GPU.</summary>
    public const string TrtexecGpu = "gpu";

    /// <summary>On a deep-learning accelerator core, what it cannot do on the GPU.</summary>
    public const string TrtexecDla0 = "dla0";

    /// <inheritdoc cref="TrtexecDla0"/>
    public const string TrtexecDla1 = "dla1";

    public const string LibtorchCpu = "torch-cpu";
    public const string LibtorchCuda = "torch-cuda";

    public static ImmutableArray<string> LibtorchProviders { get; } = [LibtorchCpu, LibtorchCuda];

    public static ImmutableArray<string> TrtexecProviders { get; } = [TrtexecGpu, TrtexecDla0, TrtexecDla1];

    /// <summary>Every provider, ONNX Runtime's first.</summary>
    public static ImmutableArray<string> Providers { get; } = [Cpu, Cuda, TensorRt, .. TrtexecProviders, .. LibtorchProviders];

    public static string Of(string provider) =>
        TrtexecProviders.Contains(provider) ? Trtexec : LibtorchProviders.Contains(provider) ? Libtorch : OnnxRuntime;

    /// <summary>Whether a network runs on something else than the processor.</summary>
    public static bool UsesGpu(string provider) => provider is not (Cpu or LibtorchCpu);
}
