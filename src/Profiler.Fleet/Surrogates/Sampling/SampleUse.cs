namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>What a network is drawn for; networks for different uses are never the same draw.</summary>
internal enum SampleUse
{
    Train,

    HeldOut,

    Validate,
}
