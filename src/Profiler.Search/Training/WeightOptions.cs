namespace Profiler.Search.Training;

/// <summary>Stochastic gradient descent with momentum; its learning rate falls to 0 by half a cosine.</summary>
/// <param name="LearningRate">At the first step, above 0.</param>
/// <param name="Momentum">From 0 to below 1.</param>
/// <param name="WeightDecay">Of convolutions and matrices; batch norms and biases have none. At least 0.</param>
public sealed record WeightOptions(double LearningRate = 0.05, double Momentum = 0.9, double WeightDecay = 1e-4);
