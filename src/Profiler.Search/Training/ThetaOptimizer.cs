using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>Adam (Kingma and Ba, 2015) for one tensor, with its state in the open for checkpoints.</summary>
internal sealed class ThetaOptimizer : IDisposable
{
    private const double Epsilon = 1e-8;

    private readonly Tensor _theta;
    private readonly ThetaOptions _options;

    public ThetaOptimizer(Tensor theta, ThetaOptions options)
    {
        _theta = theta;
        _options = options;
        Mean = zeros_like(theta).detach().DetachFromDisposeScope();
        MeanSquare = zeros_like(theta).detach().DetachFromDisposeScope();
    }

    public Tensor Mean { get; }

    public Tensor MeanSquare { get; }

    /// <summary>Updates done.</summary>
    public long Steps { get; set; }

    /// <summary>Moves theta against its gradient, then forgets that.</summary>
    public void Step(double learningRate)
    {
        using var inference = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor gradient = _theta.grad!;
        Steps++;
        Mean.mul_(_options.Beta1).add_(gradient, alpha: 1 - _options.Beta1);
        MeanSquare.mul_(_options.Beta2).add_(gradient * gradient, alpha: 1 - _options.Beta2);
        Tensor mean = Mean / (1 - Math.Pow(_options.Beta1, Steps));
        Tensor meanSquare = MeanSquare / (1 - Math.Pow(_options.Beta2, Steps));
        _theta.add_(mean / (meanSquare.sqrt() + Epsilon), alpha: -learningRate);
        _theta.grad = null;
    }

    public void Dispose()
    {
        Mean.Dispose();
        MeanSquare.Dispose();
    }
}
