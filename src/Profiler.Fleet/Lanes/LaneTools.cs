using System.Collections.Concurrent;
using Profiler.Store;

namespace Profiler.Fleet.Lanes;

/// <summary>What the lanes of one coordinator share.</summary>
internal sealed class LaneTools
{
    private readonly ConcurrentDictionary<string, DeviceCircuit> _circuits = [];
    private readonly IProgress<LaneEvent>? _events;

    public LaneTools(
        ProfilerDatabase database, Random random, TimeProvider time, IProgress<LaneEvent>? events, TimeSpan leaseTime)
    {
        Database = database;
        Time = time;
        LeaseTime = leaseTime;
        BackOff = new BackOff(random);
        _events = events;
        Storage = new StoragePatience(time, BackOff, error => Tell(new LaneEvent(LaneEventKind.StorageFault, null, null, error.Message, error)));
    }

    public ProfilerDatabase Database { get; }

    public TimeProvider Time { get; }

    /// <summary>How long a lane stays granted without a heartbeat.</summary>
    public TimeSpan LeaseTime { get; }

    public TimeSpan Heartbeat => LeaseTime / LaneDefaults.HeartbeatsPerLease;

    public BackOff BackOff { get; }

    public StoragePatience Storage { get; }

    public FaultLedger Faults { get; } = new();

    public DeviceCircuit CircuitOf(string device) => _circuits.GetOrAdd(device, _ => new DeviceCircuit(Time));

    public void Tell(LaneEvent what) => _events?.Report(what);
}
