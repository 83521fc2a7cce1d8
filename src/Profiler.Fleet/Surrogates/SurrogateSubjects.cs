using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Surrogates;

/// <summary>Says what a surrogate of a device is about.</summary>
internal static class SurrogateSubjects
{
    public static SurrogateSubject Of(
        DeviceSession device, Target target, double referenceMs, double deviceSeconds, IEnumerable<string> flags, TimeProvider time) =>
        new(
            target,
            SettingOf(device.Description, target.Threads),
            new SurrogateProvenance(
                time.GetUtcNow(), ProgramVersion.Text, referenceMs, Math.Round(deviceSeconds, 1), device.Description, [.. flags]));

    public static KernelSetting SettingOf(DeviceDescription device, int threads) => new(threads, device.VectorWidthBits);
}
