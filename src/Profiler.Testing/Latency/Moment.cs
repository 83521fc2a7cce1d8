namespace Profiler.Testing.Latency;

/// <summary>When a run takes place.</summary>
/// <param name="Seconds">Since the device was made.</param>
/// <param name="Visit">Visits to this workload before this one.</param>
/// <param name="Run">Runs of this workload since the device switched to it, warm-up included.</param>
public readonly record struct Moment(double Seconds, int Visit, int Run);
