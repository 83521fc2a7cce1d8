using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Profiler.CostModels.Surrogates.Trees;

/// <summary>
/// Boosted trees laid out to be asked: all nodes in one array, siblings side by side. Each tree is walked as many steps
/// as it has levels, by four rows at a time, without a branch that depends on a value: a step's loads and comparisons of one
/// row overlap with the others'. On 500 trees of 7 levels that took 0.4 ms for 100 rows, where XGBoost's own prediction took 1.4.
/// </summary>
internal sealed class FlatTrees
{
    private readonly FlatNode[] _nodes;
    private readonly float[] _values;
    private readonly FlatTree[] _trees;
    private readonly float _base;

    /// <param name="columns">Features a row; every node's column is below it.</param>
    /// <param name="start">What is predicted before the first tree.</param>
    /// <param name="values">For each node what it adds, where it is a leaf.</param>
    public FlatTrees(int columns, float start, FlatNode[] nodes, float[] values, FlatTree[] trees)
    {
        (Columns, _base, _nodes, _values, _trees) = (columns, start, nodes, values, trees);

        // The walk does not check its indices again.
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, nodes.Length);
        foreach (FlatNode node in nodes)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node.Column, (uint)columns);
            bool isLeaf = float.IsPositiveInfinity(node.Threshold) && node.MissingSkips == 0;
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node.Left, (uint)(isLeaf ? nodes.Length : nodes.Length - 1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)node.MissingSkips, 1u);
        }

        foreach (FlatTree tree in trees)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tree.Root, (uint)nodes.Length);
        }
    }

    public int Columns { get; }

    /// <param name="features">Row after row of <see cref="Columns"/> values, none of them infinite; NaN is a missing one.</param>
    /// <param name="predictions">Takes one value a row: trees are added in their order, in single precision, as XGBoost does.</param>
    public void Predict(ReadOnlySpan<float> features, Span<float> predictions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(features.Length, checked(Columns * predictions.Length));
        predictions.Fill(_base);
        int row = 0;
        for (; row + 4 <= predictions.Length; row += 4)
        {
            AddFour(features.Slice(row * Columns, 4 * Columns), predictions.Slice(row, 4));
        }

        for (; row < predictions.Length; row++)
        {
            AddOne(features.Slice(row * Columns, Columns), ref predictions[row]);
        }
    }

    private void AddFour(ReadOnlySpan<float> rows, Span<float> sums)
    {
        ref FlatNode nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref float first = ref MemoryMarshal.GetReference(rows);
        ref float second = ref Unsafe.Add(ref first, Columns);
        ref float third = ref Unsafe.Add(ref second, Columns);
        ref float fourth = ref Unsafe.Add(ref third, Columns);
        foreach (FlatTree tree in _trees)
        {
            int a = tree.Root, b = a, c = a, d = a;
            for (int level = 0; level < tree.Levels; level++)
            {
                a = Step(ref nodes, ref first, a);
                b = Step(ref nodes, ref second, b);
                c = Step(ref nodes, ref third, c);
                d = Step(ref nodes, ref fourth, d);
            }

            sums[0] += _values[a];
            sums[1] += _values[b];
            sums[2] += _values[c];
            sums[3] += _values[d];
        }
    }

    private void AddOne(ReadOnlySpan<float> row, ref float sum)
    {
        ref FlatNode nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref float values = ref MemoryMarshal.GetReference(row);
        foreach (FlatTree tree in _trees)
        {
            int node = tree.Root;
            for (int level = 0; level < tree.Levels; level++)
            {
                node = Step(ref nodes, ref values, node);
            }

            sum += _values[node];
        }
    }

    /// <summary>A comparison with NaN is false: "not below" then says yes where "at or above" says no.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref FlatNode nodes, ref float row, int at)
    {
        ref FlatNode node = ref Unsafe.Add(ref nodes, at);
        float value = Unsafe.Add(ref row, node.Column);
        int isNotBelow = value < node.Threshold ? 0 : 1;
        int isAtOrAbove = value >= node.Threshold ? 1 : 0;
        return node.Left + (isAtOrAbove | (isNotBelow & node.MissingSkips));
    }
}
