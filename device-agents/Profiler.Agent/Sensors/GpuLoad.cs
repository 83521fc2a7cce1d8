using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>How busy a Jetson's GPU is, where its driver of either JetPack generation says it.</summary>
internal sealed class GpuLoad(bool isJetson) : ISensorSource
{
    private const double PercentPerTenth = 0.1;

    /// <summary>JetPack 4's link, then the GPU itself: Xavier's (gv11b), TX2's (gp10b), later ones'.</summary>
    private static readonly string[] Devices = ["gpu.0", "17000000.gv11b", "17000000.gp10b", "17000000.ga10b", "17000000.gpu"];

    private static readonly string[] Folders = ["sys/devices", "sys/devices/platform", "sys/devices/platform/bus@0"];

    public void Read(SensorBatch into)
    {
        string? file = Folders.SelectMany(folder => Devices.Select(device => $"{folder}/{device}/load")).FirstOrDefault(into.Root.Exists);
        if (file is not null)
        {
            into.Read("gpu/load", Quantity.LoadPercent, file, PercentPerTenth, string.Empty);
        }
        else if (isJetson)
        {
            into.Lack(
                "gpu/load", into.Root.PathOf($"{Folders[0]}/{Devices[0]}/load"), UnreadableReason.Absent,
                "The GPU's driver is not loaded: sudo modprobe nvgpu");
        }
    }
}
