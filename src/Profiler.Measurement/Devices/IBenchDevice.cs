using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Devices;

/// <summary>
/// A device that runs visits one after another: an agent at the far end of a transport, or the synthetic device.
/// Nobody else uses it meanwhile.
/// </summary>
public interface IBenchDevice
{
    Task<DeviceDescription> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Runs the visits in their order and yields each as soon as it is reported, so that it can be stored.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">The runtime refused a model, or the device was lost.</exception>
    IAsyncEnumerable<Visit> RunAsync(IReadOnlyList<VisitRequest> requests, CancellationToken cancellationToken);
}
