using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>ONNX's multidirectional broadcasting: shapes are aligned at their ends and extents of 1 stretch.</summary>
internal static class Broadcasting
{
    public static ImmutableArray<long> Shape(InferenceNode node, ImmutableArray<long> a, ImmutableArray<long> b)
    {
        int rank = Math.Max(a.Length, b.Length);
        var dims = new long[rank];
        for (int i = 1; i <= rank; i++)
        {
            long left = i <= a.Length ? a[^i] : 1;
            long right = i <= b.Length ? b[^i] : 1;
            if (left != right && left != 1 && right != 1)
            {
                throw node.Cannot($"the shapes {OnnxValue.Format(a)} and {OnnxValue.Format(b)} do not broadcast");
            }

            dims[^i] = left == 1 ? right : left;
        }

        return [.. dims];
    }
}
