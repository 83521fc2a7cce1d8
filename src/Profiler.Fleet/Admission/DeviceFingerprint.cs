using System.Security.Cryptography;
using System.Text;
using Profiler.Measurement.Devices;

namespace Profiler.Fleet.Admission;

/// <summary>
/// Names what a board's numbers depend on and people change: where it differs from that of the last admission test, the
/// test is due again. In it are runtime, its version, its providers, operating system with kernel, graphics driver,
/// processor and how many of them may be used, governor, highest clock, power mode, memory pages. Not in it: the
/// agent's version, which the coordinator brings along, the host's name, and memory size, which kernels report anew.
/// </summary>
public static class DeviceFingerprint
{
    /// <returns>A SHA-256 in lower-case hexadecimal.</returns>
    public static string Of(DeviceDescription device)
    {
        (string Name, object? Value)[] parts =
        [
            ("runtime", device.Runtime),
            ("runtimeVersion", device.RuntimeVersion),
            ("providers", string.Join(',', device.Providers.Order(StringComparer.Ordinal))),
            ("operatingSystem", device.OperatingSystem),
            ("driver", device.Driver),
            ("processor", device.ProcessorModel),
            ("processors", device.ProcessorCount),
            ("affinity", device.Affinity),
            ("governor", device.Governor),
            ("maxFrequencyMhz", device.MaxFrequencyMhz),
            ("powerMode", device.PowerMode),
            ("memoryPages", device.MemoryPages),
        ];
        string text = string.Join('\n', parts.Select(part => $"{part.Name}={part.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
