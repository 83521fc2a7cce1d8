using System.Collections.Immutable;
using Profiler.Networks.Blocks;
using Profiler.Networks.Layers;
using Profiler.Search.Supernets.Kernels;

namespace Profiler.Search.Supernets;

/// <summary>Recognises, by its layers, a block that the kernels can run.</summary>
internal static class BranchReader
{
    /// <summary>
    /// 1x1 convolution, norm, ReLU, perhaps a shuffle, depthwise convolution, norm, ReLU, 1x1 convolution, norm, perhaps
    /// the input added; null for any other block.
    /// </summary>
    /// <param name="scope">The first part of the block's tensors' names.</param>
    public static SlotBranch? Read(string scope, Block block)
    {
        var walk = new Walk(block);
        if (walk.Take<Conv2d>() is not { Layer: Conv2d { Kernel: 1, Stride: 1, Padding: 0, Bias: false } expand } expandNode
            || walk.Take<BatchNorm2d>() is not { } expandNorm
            || walk.Take<Relu>() is null)
        {
            return null;
        }

        int shuffle = walk.Take<ChannelShuffle>() is { Layer: ChannelShuffle found } ? found.Groups : 1;
        if (walk.Take<Conv2d>() is not { Layer: Conv2d { Bias: false } depthwise } depthwiseNode
            || depthwise.Groups != expand.OutChannels
            || depthwise.OutChannels != expand.OutChannels
            || walk.Take<BatchNorm2d>() is not { } depthwiseNorm
            || walk.Take<Relu>() is null
            || walk.Take<Conv2d>() is not { Layer: Conv2d { Kernel: 1, Stride: 1, Padding: 0, Bias: false } project } projectNode
            || walk.Take<BatchNorm2d>() is not { } projectNorm)
        {
            return null;
        }

        bool hasResidual = walk.TakeResidual();
        if (!walk.IsAtEnd)
        {
            return null;
        }

        int hidden = expand.OutChannels;
        ImmutableArray<int> order = [.. Enumerable.Range(0, hidden).Select(j => (j % shuffle * (hidden / shuffle)) + (j / shuffle))];
        var branch = new Branch(
            hidden, depthwise.Kernel, depthwise.Padding, depthwise.Dilation, expand.Groups, project.Groups, order, hasResidual);
        string[] convolutions = [expandNode.Name, depthwiseNode.Name, projectNode.Name];
        string[] norms = [expandNorm.Name, depthwiseNorm.Name, projectNorm.Name];
        return new SlotBranch(
            branch,
            [.. convolutions.Zip(norms).SelectMany(pair => (string[])[$"{scope}/{pair.First}.weight", $"{scope}/{pair.Second}.weight", $"{scope}/{pair.Second}.bias"])],
            [.. norms.SelectMany(norm => (string[])[$"{scope}/{norm}.running_mean", $"{scope}/{norm}.running_var"])]);
    }

    /// <summary>Goes from layer to layer where each reads the one before it.</summary>
    private sealed class Walk(Block block)
    {
        private string _last = Block.Input;
        private int _next;

        public bool IsAtEnd => _next == block.Nodes.Length && block.Output == _last;

        /// <summary>The next layer where it is of that kind.</summary>
        public LayerNode? Take<T>()
            where T : Layer
        {
            if (_next == block.Nodes.Length || block.Nodes[_next] is not { Layer: T } node || node.Inputs is not [var read] || read != _last)
            {
                return null;
            }

            _next++;
            _last = node.Name;
            return node;
        }

        public bool TakeResidual()
        {
            if (_next == block.Nodes.Length || block.Nodes[_next] is not { Layer: Add } node || !node.Inputs.SequenceEqual([_last, Block.Input]))
            {
                return false;
            }

            _next++;
            _last = node.Name;
            return true;
        }
    }
}
