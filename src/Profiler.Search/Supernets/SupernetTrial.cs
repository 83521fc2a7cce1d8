using System.Collections.Immutable;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Supernets;

/// <summary>
/// Training steps of a space's encoder (no head) on one random batch, to be timed: forward, backward, SGD. All gates are
/// equal in the mode of all paths; sampled paths are drawn anew in each step.
/// </summary>
public sealed class SupernetTrial : IDisposable
{
    private const double LearningRate = 0.01;

    /// <summary>Divides by the strides of every built-in space.</summary>
    private const int SmallExtent = 64;

    private readonly SearchSpace _space;
    private readonly PathMode _mode;
    private readonly Random _random;
    private readonly Supernet _supernet;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _images;
    private readonly Tensor _small;

    /// <param name="threads">Of Torch in this process, and so of the kernels.</param>
    public SupernetTrial(SearchSpace space, TensorShape input, PathMode mode, int threads, int seed)
    {
        set_num_threads(threads);
        _space = space;
        _mode = mode;
        _random = new Random(seed);
        _supernet = new Supernet(space, input, seed, new SupernetOptions(HasHead: false));
        _optimizer = optim.SGD(_supernet.parameters(), LearningRate);
        _images = Images(input);
        _small = Images(new TensorShape(1, input.Channels, SmallExtent, SmallExtent));
    }

    /// <summary>A step on one small image: it loads libraries and compiles code, and takes next to no memory of its own.</summary>
    public void Rehearse() => Step(_small);

    /// <returns>The step's loss: the mean square of the features.</returns>
    public double Step() => Step(_images);

    public void Dispose()
    {
        _images.Dispose();
        _small.Dispose();
        _optimizer.Dispose();
        _supernet.Dispose();
    }

    private double Step(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        _optimizer.zero_grad();
        Tensor features = _supernet.forward(images, Gates());
        Tensor loss = features.square().mean();
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    private Tensor Images(TensorShape shape)
    {
        float[] values = new float[shape.Elements];
        foreach (ref float value in values.AsSpan())
        {
            value = (_random.NextSingle() * 2) - 1;
        }

        return tensor(values, [shape.Batch, shape.Channels, shape.Height, shape.Width]).DetachFromDisposeScope();
    }

    private ChoiceGates Gates()
    {
        int most = _space.Slots.Max(slot => slot.Candidates.Length);
        ImmutableArray<ImmutableArray<int>> active = [.. _space.Slots.Select(slot => Active(slot.Candidates.Length))];
        return new ChoiceGates(full(_space.Slots.Length, most, _mode.Paths == 0 ? 1f / most : 1f / _mode.Paths), active);
    }

    private ImmutableArray<int> Active(int candidates)
    {
        int[] all = [.. Enumerable.Range(0, candidates)];
        if (_mode.Paths == 0 || _mode.Paths >= candidates)
        {
            return [.. all];
        }

        _random.Shuffle(all);
        return [.. all.Take(_mode.Paths).Order()];
    }
}
