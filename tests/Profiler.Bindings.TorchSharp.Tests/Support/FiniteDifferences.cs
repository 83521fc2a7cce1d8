using TorchSharp;

namespace Profiler.Bindings.TorchSharp.Tests.Support;

/// <summary>Sets the gradients that autograd gives beside central differences, in double precision.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;

    internal static void Agree(Func<torch.Tensor, torch.Tensor> function, params long[] shape)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using torch.Generator generator = new(7);
        torch.Tensor input = torch.randn(shape, torch.float64, generator: generator).requires_grad_();
        using torch.Generator other = new(8);
        torch.Tensor weights = torch.randn(function(input).shape, torch.float64, generator: other);

        (function(input) * weights).sum().backward();

        double[] gradient = input.grad!.data<double>().ToArray();
        using IDisposable noGrad = torch.no_grad();
        for (int i = 0; i < gradient.Length; i++)
        {
            double difference = (At(i, Step) - At(i, -Step)) / (2 * Step);
            Assert.InRange(gradient[i], difference - Tolerance - (Math.Abs(difference) * Tolerance), difference + Tolerance + (Math.Abs(difference) * Tolerance));
        }

        double At(int element, double step)
        {
            torch.Tensor moved = input.clone();
            moved.data<double>()[element] += step;
            return (function(moved) * weights).sum().ToDouble();
        }
    }
}
