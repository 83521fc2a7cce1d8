namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>What a training's measuring amounts to.</summary>
/// <param name="Notes">Networks that were left out, each with its reason.</param>
internal sealed record CollectedSamples(int Networks, double DeviceSeconds, IReadOnlyList<string> Notes);
