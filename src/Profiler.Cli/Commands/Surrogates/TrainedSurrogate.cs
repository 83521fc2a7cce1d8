namespace Profiler.Cli.Commands.Surrogates;

/// <summary>A surrogate that was just trained.</summary>
/// <param name="NewNetworks">Networks that were measured for it.</param>
/// <param name="Seconds">By the wall clock, of this run.</param>
public sealed record TrainedSurrogate(ShownSurrogate Trained, int NewNetworks, double Seconds, bool Resumed);
