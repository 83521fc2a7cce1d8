using Microsoft.ML.OnnxRuntime;

namespace Profiler.Bindings.OnnxRuntime;

/// <summary>The execution providers that can be asked for, and what each needs.</summary>
public static class ExecutionProviders
{
    public const string Cpu = "cpu";
    public const string Cuda = "cuda";
    public const string TensorRt = "tensorrt";

    private static readonly Dictionary<string, string> RuntimeNames = new()
    {
        ["CPUExecutionProvider"] = Cpu,
        ["CUDAExecutionProvider"] = Cuda,
        ["TensorrtExecutionProvider"] = TensorRt,
    };

    /// <summary>The providers that the loaded library was built with, in our spelling.</summary>
    public static IReadOnlyList<string> Available =>
        [.. RuntimeLibrary.Load().GetAvailableProviders().Where(RuntimeNames.ContainsKey).Select(name => RuntimeNames[name]).Order()];

    /// <exception cref="RuntimeException">The provider is unknown, or its libraries are not there; the message says what to install.</exception>
    internal static void Append(SessionOptions options, string provider)
    {
        try
        {
            switch (provider)
            {
                case Cpu:
                    break;
                case Cuda:
                    options.AppendExecutionProvider_CUDA();
                    break;
                case TensorRt:
                    options.AppendExecutionProvider_Tensorrt();
                    options.AppendExecutionProvider_CUDA();
                    break;
                default:
                    throw new RuntimeException(
                        RuntimeFailure.ProviderMissing, $"There is no execution provider '{provider}'; there are cpu, cuda and tensorrt.");
            }
        }
        catch (Exception error) when (error is OnnxRuntimeException or EntryPointNotFoundException)
        {
            string needs = provider == TensorRt ? "TensorRT 10, CUDA 13 and cuDNN 9" : "CUDA 13 and cuDNN 9";
            throw new RuntimeException(
                RuntimeFailure.ProviderMissing,
                $"The execution provider '{provider}' is not available here: {error.Message.Trim()} "
                + $"Install an NVIDIA driver, {needs}, and the provider's library with ./build.sh gpu-runtime, "
                + $"or set {RuntimeLibrary.PathVariable} to a build of ONNX Runtime that has it.",
                error);
        }
    }
}
