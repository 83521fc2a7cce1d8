using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Blocks;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Networks.Weights;
using Profiler.Search.Choices;
using Profiler.Search.Modules;
using Profiler.Search.Supernets.Kernels;
using Profiler.Search.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Supernets;

/// <summary>
/// A space as one network: stem, in every slot all candidates, head. A slot's output is the sum of its active candidates'
/// outputs, each times its gate (FBNet, equation 5; SqueezeNAS, section 3).
/// </summary>
public sealed class Supernet : nn.Module, ISupernet
{
    /// <summary>How far running statistics move towards a batch's in training.</summary>
    public const double StatisticsMomentum = LayerRunner.Momentum;

    private readonly TensorStore _tensors;
    private readonly BlockRunner _stem;
    private readonly ImmutableArray<SlotModule> _slots;
    private readonly BlockRunner? _head;
    private readonly bool _usesKernels;
    private readonly BufferPool _pool = new();

    /// <param name="input">An input shape that every candidate must take; others that fit work as well.</param>
    /// <param name="seed">Of the initial weights, which are those of <see cref="SeededWeights"/>.</param>
    /// <exception cref="ProfilerException">The space has a cell, or the input does not fit a layer of some candidate; the layer is named.</exception>
    public Supernet(SearchSpace space, TensorShape input, int seed, SupernetOptions? options = null)
        : base(space.Name)
    {
        options ??= new SupernetOptions();
        Check(space, input);
        Space = space;
        _tensors = new TensorStore(this, new SeededWeights(seed), options.Device ?? CPU, options.Sums);
        _usesKernels = options.UsesKernels && (options.Device is null || options.Device.type == DeviceType.CPU);
        _stem = new BlockRunner(NetworkFactory.StemName, Stem.Build(space.Stem, NetworkFactory.ImageChannels), _tensors);
        _slots = [.. space.Slots.Select(slot => new SlotModule(slot, _tensors))];
        Block? head = options.HasHead ? NetworkFactory.Head(space) : null;
        _head = head is null ? null : new BlockRunner(NetworkFactory.HeadName, head, _tensors);
    }

    public SearchSpace Space { get; }

    /// <summary>Learnt tensors, such as "slot03.k3_e6_g1/expand.weight".</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => _tensors.Parameters;

    /// <summary>Running statistics, such as "slot03.k3_e6_g1/expand_bn.running_var".</summary>
    public IReadOnlyDictionary<string, Tensor> Buffers => _tensors.Buffers;

    /// <summary>The present values of both, for export.</summary>
    public IWeightSource Weights => new TorchWeights(Parameters, Buffers);

    /// <summary>The active candidates of each slot, weighted.</summary>
    /// <param name="images">N x 3 x H x W, float32.</param>
    /// <returns>Logits, N x classes or N x classes x h x w; without a head the last slot's features.</returns>
    public Tensor forward(Tensor images, ChoiceGates gates) => Run(images, gates);

    /// <summary>One architecture's path, with no gates.</summary>
    /// <inheritdoc cref="forward(Tensor, ChoiceGates)"/>
    public Tensor forward(Tensor images, Architecture architecture) =>
        Run(images, new ChoiceGates(null, [.. architecture.Choices.Select(choice => ImmutableArray.Create((int)choice))]));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pool.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Run(Tensor images, ChoiceGates gates)
    {
        using DisposeScope scope = NewDisposeScope();
        bool isTraining = training;
        bool sharesStatistics = _tensors.Sums is not null && isTraining && is_grad_enabled();
        SlotSetting? kernels = _usesKernels && !sharesStatistics
            ? new SlotSetting(_pool, new Workers(get_num_threads()), isTraining, isTraining ? StatisticsMomentum : 0)
            : null;
        Tensor x = MemoryFormat.ToPixels(_stem.Run([MemoryFormat.ChannelsLast(images)], isTraining));
        Tensor? low = null;
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            Tensor? row = gates.Weights?.select(0, slot);
            Tensor next = _slots[slot].Run(x, row, gates.Active[slot], kernels, isTraining);
            if (!ReferenceEquals(x, next) && !ReferenceEquals(x, low))
            {
                // What a graph needs of it, the graph holds; the rest is room for the next slot.
                x.Dispose();
            }

            x = next;
            low = slot == Space.Head.LowLevelSlot ? x : low;
        }

        Tensor features = MemoryFormat.ToImage(x);
        if (_head is null)
        {
            return features.MoveToOuterDisposeScope();
        }

        Tensor[] reads = low is null ? [features] : [features, MemoryFormat.ToImage(low)];
        Tensor logits = _head.Run(reads, isTraining);
        return (Space.Head.Kind is HeadKind.Classifier or HeadKind.PooledClassifier ? logits.flatten(1) : logits).MoveToOuterDisposeScope();
    }

    /// <summary>Lays out one architecture for each candidate index, so that every candidate is met.</summary>
    private static void Check(SearchSpace space, TensorShape input)
    {
        if (space.Cell is not null)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"A supernet cannot hold '{space.Name}': its slots are the edges of a cell, and a supernet's stand in a row.",
                "Choose a space without a cell.");
        }

        for (int index = 0; index < space.Slots.Max(slot => slot.Candidates.Length); index++)
        {
            byte[] choices = [.. space.Slots.Select(slot => (byte)Math.Min(index, slot.Candidates.Length - 1))];
            ShapedGraph.Lay(NetworkFactory.FromArchitecture(Architecture.FromIndices(space, choices)), input);
        }
    }
}
