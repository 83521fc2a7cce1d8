using Profiler.Networks.Errors;
using Profiler.Search.Choices;

namespace Profiler.Search.Training;

/// <summary>How a supernet and its architecture parameters are trained.</summary>
/// <param name="Steps">
/// Each trains the weights once and, after the warm-up, the architecture once; at least 1.
/// </param>
/// <param name="Seed">Every draw of the search is a function of it and of the step.</param>
public sealed record SearchOptions(long Steps, int Seed)
{
    /// <summary>The share of the steps in which only the weights are trained, from 0 to 1.</summary>
    public double WarmupShare { get; init; } = 0.2;

    public PathMode Mode { get; init; } = PathMode.All;

    public TemperatureSchedule Temperature { get; init; } = new();

    public WeightOptions Weights { get; init; } = new();

    public ThetaOptions Theta { get; init; } = new();

    /// <summary>Gradients of the weights, and those of theta, are scaled down to this norm; above 0.</summary>
    public double MaxGradientNorm { get; init; } = 5;

    /// <summary>The first step that trains the architecture.</summary>
    internal long WarmupSteps => (long)(Steps * WarmupShare);

    internal long ArchitectureSteps => Steps - WarmupSteps;

    /// <exception cref="ProfilerException">A value is out of its range; the message names it.</exception>
    internal void Check()
    {
        Require(Steps >= 1, "steps", Steps, "at least 1");
        Require(WarmupShare is >= 0 and <= 1, "warm-up share", WarmupShare, "from 0 to 1");
        Require(Temperature is { Start: > 0, End: > 0 }, "temperature", Temperature.Start, "above 0 at both ends");
        Require(Weights.LearningRate > 0, "learning rate of the weights", Weights.LearningRate, "above 0");
        Require(Weights.Momentum is >= 0 and < 1, "momentum", Weights.Momentum, "from 0 to below 1");
        Require(Weights.WeightDecay >= 0, "weight decay", Weights.WeightDecay, "at least 0");
        Require(Theta.LearningRate is null or > 0, "learning rate of the architecture", Theta.LearningRate ?? 0, "above 0");
        Require(MaxGradientNorm > 0, "largest gradient norm", MaxGradientNorm, "above 0");
    }

    private static void Require(bool holds, string name, double value, string range)
    {
        if (!holds)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"The {name} of a search is {value} and must be {range}.");
        }
    }
}
