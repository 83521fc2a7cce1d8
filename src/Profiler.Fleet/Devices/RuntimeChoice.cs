using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Devices;

/// <summary>Which of a device's runtimes is to be used, and whether it computes in the precision asked for.</summary>
internal static class RuntimeChoice
{
    /// <summary>Processors of Arm tell by this flag that they multiply vectors of fp16.</summary>
    private const string HalfVectors = "asimdhp";

    /// <summary>The name and version of the runtime that the options' provider belongs to.</summary>
    /// <exception cref="ProfilerException">The device does not have it.</exception>
    public static (string Name, string Version) Of(DeviceOptions options, DeviceDescription device)
    {
        string name = Runtimes.Of(options.Provider);
        if (name == Runtimes.OnnxRuntime && device.RuntimeVersion == DeviceDescription.MissingRuntime)
        {
            throw new ProfilerException(
                ErrorCode.MissingDependency,
                $"'{options.Name}' has no ONNX Runtime that can be used, and the provider '{options.Provider}' is its.",
                $"Pass --provider {Runtimes.TrtexecGpu} to measure with trtexec, or bring a build of ONNX Runtime; see docs/runners.md.");
        }

        if (name == Runtimes.OnnxRuntime || device.Runtime == DeviceDescription.NullRuntime)
        {
            return (device.Runtime, device.RuntimeVersion);
        }

        RuntimeDescription? other = device.OtherRuntimes?.FirstOrDefault(runtime => runtime.Name == name);
        return other is not null
            ? (other.Name, other.Version)
            : throw new ProfilerException(
                ErrorCode.MissingDependency,
                $"'{options.Name}' has no {name} that can be used, and the provider '{options.Provider}' is its: "
                + (device.Unreadable.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? $"{name}: not found") + ".",
                name == Runtimes.Trtexec
                    ? "Install TensorRT with its samples there, or put the folder of trtexec into the PATH of the agent; see docs/runners.md."
                    : "Install the libtorch there that the agent was built for (Debian: libtorch1.13, libopenblas0-pthread); see docs/runners.md.");
    }

    /// <exception cref="ProfilerException">The runtime would compute in another precision than asked for.</exception>
    public static void RequirePrecision(DeviceOptions options, DeviceDescription device)
    {
        if (device.Runtime == DeviceDescription.NullRuntime)
        {
            return;
        }

        string? why = (options.Provider, options.Precision) switch
        {
            (Runtimes.Cpu, TargetPrecisions.Fp16) when !device.ProcessorFlags.Contains(HalfVectors) =>
                "ONNX Runtime has no fp16 kernels for this processor: it would cast to fp32, compute there and cast back, and only the casts would be new",
            (Runtimes.Cuda, TargetPrecisions.Quantized) =>
                "ONNX Runtime's CUDA provider has no int8 convolutions: it would dequantise and compute in fp32",
            (Runtimes.TrtexecDla0 or Runtimes.TrtexecDla1, TargetPrecisions.Fp32) =>
                "the accelerator cores compute in fp16 and int8 only: all of the network would run on the GPU",
            (Runtimes.LibtorchCpu or Runtimes.LibtorchCuda, not TargetPrecisions.Fp32) =>
                "the libtorch runner computes in fp32 alone",
            _ => null,
        };
        if (why is not null)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{options.Precision} cannot be measured with the provider '{options.Provider}' on '{options.Name}': {why}.",
                "Choose another precision or provider; docs/runners.md says which go together.");
        }
    }
}
