using Profiler.Networks.Blocks;
using static TorchSharp.torch;

namespace Profiler.Search.Modules;

/// <summary>A block at its place in a network, run layer by layer.</summary>
internal sealed class BlockRunner
{
    private readonly string _scope;
    private readonly Block _block;
    private readonly TensorStore _tensors;

    /// <param name="scope">The first part of its tensors' names, which are made here.</param>
    public BlockRunner(string scope, Block block, TensorStore tensors)
    {
        _scope = scope;
        _block = block;
        _tensors = tensors;
        tensors.Add(scope, block);
    }

    /// <param name="inputs">One for each input of the block, N x C x H x W.</param>
    public Tensor Run(IReadOnlyList<Tensor> inputs, bool training)
    {
        var values = new Dictionary<string, Tensor>();
        for (int i = 0; i < _block.Inputs.Length; i++)
        {
            values[_block.Inputs[i]] = inputs[i];
        }

        foreach (LayerNode node in _block.Nodes)
        {
            Tensor[] read = [.. node.Inputs.Select(input => values[input])];
            values[node.Name] = LayerRunner.Run($"{_scope}/{node.Name}", node.Layer, read, _tensors, training);
        }

        return values[_block.Output];
    }
}
