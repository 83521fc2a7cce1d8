using System.Collections.Immutable;
using Profiler.Networks.Blocks;
using Profiler.Networks.Spaces;
using Profiler.Search.Modules;
using Profiler.Search.Supernets.Kernels;
using static TorchSharp.torch;

namespace Profiler.Search.Supernets;

/// <summary>All candidates of a slot; feature maps are N x H x W x C.</summary>
internal sealed class SlotModule
{
    private readonly Slot _slot;
    private readonly TensorStore _tensors;
    private readonly BlockRunner[] _candidates;
    private readonly SlotBranch?[] _branches;
    private readonly bool[] _isIdentity;

    public SlotModule(Slot slot, TensorStore tensors)
    {
        _slot = slot;
        _tensors = tensors;
        Block[] blocks = [.. slot.Candidates.Select(candidate => candidate.Build(slot.InChannels, slot.OutChannels, slot.Stride))];
        _candidates = [.. blocks.Select((block, index) => new BlockRunner(Scope(index), block, tensors))];
        _branches = [.. blocks.Select((block, index) => BranchReader.Read(Scope(index), block))];
        _isIdentity = [.. blocks.Select(block => block.Output == Block.Input)];
    }

    /// <param name="gates">The slot's row of weights, or null where candidates are added as they are.</param>
    /// <param name="active">The candidates that run, ascending.</param>
    /// <param name="kernels">How the kernels run, or null where Torch's operators do all.</param>
    public Tensor Run(Tensor x, Tensor? gates, ImmutableArray<int> active, SlotSetting? kernels, bool training)
    {
        ImmutableArray<int> branches = kernels is null ? [] : [.. active.Where(index => _branches[index] is not null)];
        int? identity = branches.IsEmpty ? null : active.Where(index => _isIdentity[index]).Select(index => (int?)index).FirstOrDefault();
        Tensor? sum = branches.IsEmpty ? null : RunBranches(x, gates, branches, identity, kernels!);
        foreach (int index in active)
        {
            if (branches.Contains(index) || index == identity)
            {
                continue;
            }

            Tensor y = _isIdentity[index] ? x : _candidates[index].Run([MemoryFormat.ToImage(x)], training).permute(0, 2, 3, 1);
            y = gates is null ? y : y * gates.select(0, index);
            sum = sum is null ? y : sum + y;
        }

        return sum ?? throw new ArgumentException($"No candidate of {_slot.Name} is active.", nameof(active));
    }

    private Tensor RunBranches(Tensor x, Tensor? gates, ImmutableArray<int> candidates, int? identity, SlotSetting setting)
    {
        ImmutableArray<SlotBranch> branches = [.. candidates.Select(index => _branches[index]!)];
        var call = new SlotCall(_slot, branches, candidates, identity, gates is null ? 0 : (int)gates.shape[0], setting, _tensors);
        Tensor[] parameters = [.. branches.SelectMany(branch => branch.Parameters).Select(_tensors.Parameter)];
        return is_grad_enabled()
            ? SlotFunction.apply([x, gates!, call, .. parameters])
            : SlotFunction.Evaluate(call, x, gates, parameters);
    }

    private string Scope(int candidate) => $"{_slot.Name}.{_slot.Candidates[candidate].Name}";
}
