using System.CommandLine;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--calibration-data: the tensors from which int8 ranges are found, in place of random ones.</summary>
public sealed class CalibrationOption : Option<string?>
{
    public CalibrationOption()
        : base("--calibration-data")
    {
        HelpName = "FOLDER";
        Description = "int8 ranges from its .npy files, float32 of the input's shape";
    }

    /// <summary>The network with the tensors that were given; as it is where none were.</summary>
    /// <exception cref="ProfilerException">Nothing would make use of them, or they do not fit; the file is named.</exception>
    public Subject Over(Subject subject, DeviceOptions device, ParseResult arguments)
    {
        if (arguments.GetValue(this) is not { } folder)
        {
            return subject;
        }

        if (device.Precision != TargetPrecisions.Quantized)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{Name} is for int8, and {device.Precision} needs no ranges.", "Pass --precision int8, or leave it out.");
        }

        return Runtimes.Of(device.Provider) == Runtimes.OnnxRuntime
            ? SubjectFactory.Calibrated(subject, folder)
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{Name} is for ONNX Runtime, and {Runtimes.Of(device.Provider)} (--provider {device.Provider}) makes ranges of its own.",
                "Pass --provider cpu or tensorrt, or leave it out.");
    }
}
