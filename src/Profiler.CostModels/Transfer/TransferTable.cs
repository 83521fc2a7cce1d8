using System.Collections.Immutable;

namespace Profiler.CostModels.Transfer;

/// <summary>Architectures of a space with their latencies on several devices.</summary>
public sealed record TransferTable(ImmutableArray<EncodedArchitecture> Architectures, ImmutableArray<DeviceLatencies> Devices);
