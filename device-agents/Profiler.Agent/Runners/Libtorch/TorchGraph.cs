using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>A model as libtorch's calls in their order, with its weights loaded.</summary>
/// <param name="values">Weights and inputs at their places; what runs make comes to lie between them.</param>
internal sealed class TorchGraph(ImmutableArray<TorchStep> steps, ImmutableArray<(string Name, int Place)> outputs, Tensor?[] values) : IDisposable
{
    private readonly TorchStep[] _steps = [.. steps];
    private volatile bool _isStopped;

    public ImmutableArray<TorchStep> Steps => steps;

    /// <summary>One inference; what it put out stays until the next.</summary>
    /// <param name="afterStep">Called after each step, for profiles.</param>
    /// <exception cref="AgentException">libtorch failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(Action? afterStep = null)
    {
        using IDisposable mode = inference_mode();
        foreach (TorchStep step in _steps)
        {
            if (_isStopped)
            {
                throw new OperationCanceledException($"Stopped before the node '{step.Kernel.Node}'.");
            }

            values[step.Output]?.Dispose();
            values[step.Output] = Do(step);
            foreach (int place in step.Dying)
            {
                values[place]?.Dispose();
                values[place] = null;
            }

            afterStep?.Invoke();
        }
    }

    /// <summary>What the last run put out, in row-major order.</summary>
    public IEnumerable<(string Name, long[] Dimensions, float[] Values)> ReadOutputs()
    {
        foreach ((string name, int place) in outputs)
        {
            using Tensor local = values[place]!.cpu();
            using Tensor plain = local.contiguous();
            yield return (name, plain.shape, plain.data<float>().ToArray());
        }
    }

    public void Stop() => _isStopped = true;

    public void Dispose()
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i]?.Dispose();
            values[i] = null;
        }
    }

    private Tensor Do(TorchStep step)
    {
        try
        {
            return step.Operation(values);
        }
        catch (ExternalException error)
        {
            throw new AgentException(AgentFailure.RunFailed, $"libtorch failed at the node '{step.Kernel.Node}' ({step.Kernel.Operator}): {error.Message}", inner: error);
        }
    }
}
