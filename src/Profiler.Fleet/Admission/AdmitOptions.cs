using Profiler.Fleet.Requests;
using Profiler.Measurement.Plans;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Admission;

/// <summary>How thorough an admission test is.</summary>
public sealed record AdmitOptions
{
    /// <summary>How long the reference network runs without a pause; 0 for no soak, at most <see cref="JobRequestRules.MaxSoakSeconds"/>.</summary>
    public double SoakSeconds { get; init; } = 60;

    /// <summary>Round trips that are timed, at least 5.</summary>
    public int Pings { get; init; } = 50;

    /// <summary>Rounds in which the network is measured against itself, 5 to 1000.</summary>
    public int Rounds { get; init; } = MeasurementDefaults.MaxRounds;

    /// <summary>Of the order within rounds, and of the bytes that are sent.</summary>
    public int Seed { get; init; } = 1;

    /// <exception cref="ProfilerException">A value is out of its range.</exception>
    internal void Require()
    {
        Require("soakSeconds", SoakSeconds, 0, JobRequestRules.MaxSoakSeconds);
        Require("pings", Pings, 5, 10_000);
        Require("rounds", Rounds, 5, 1000);
    }

    private static void Require(string what, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"An admission test cannot have {what} = {value}.", $"Choose from {least} to {most}.");
        }
    }
}
