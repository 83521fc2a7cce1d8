namespace Profiler.Coordinator.Costs;

/// <summary>A measurement that a request for costs has queued.</summary>
internal sealed record QueuedMeasurement(string Architecture, string Target, string Job);
