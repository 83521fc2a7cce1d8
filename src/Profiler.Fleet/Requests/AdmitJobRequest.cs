namespace Profiler.Fleet.Requests;

/// <summary>The admission test of a board.</summary>
public sealed record AdmitJobRequest : JobRequest
{
    /// <summary>How long the thermal soak lasts.</summary>
    public double SoakSeconds { get; init; } = 60;
}
