using System.Collections.Immutable;

namespace Profiler.Networks.Onnx.Inference.Rules;

/// <summary>
/// An Einsum equation of one or two operands such as "bhid,bhjd->bhij": no ellipsis, no axis twice in an operand,
/// no axis summed away before the product. Anything else has no agreed count of multiplications.
/// </summary>
internal sealed class EinsumEquation
{
    private readonly ImmutableArray<string> _operands;
    private readonly string _output;

    private EinsumEquation(string text, ImmutableArray<string> operands, string output)
    {
        (Text, _operands, _output) = (text, operands, output);
    }

    public string Text { get; }

    /// <summary>Null for an equation that is not of this form.</summary>
    public static EinsumEquation? Parse(string equation, int operandCount)
    {
        string text = equation.Replace(" ", "", StringComparison.Ordinal);
        string[] sides = text.Split("->");
        ImmutableArray<string> operands = [.. sides[0].Split(',')];
        bool isPlain = sides.Length <= 2 && operands.Length == operandCount && operandCount <= 2
            && operands.All(o => o.All(char.IsAsciiLetter) && o.Distinct().Count() == o.Length);
        if (!isPlain)
        {
            return null;
        }

        string joined = string.Concat(operands);
        // Without an arrow, the output holds every label that occurs once, in alphabetical order.
        string output = sides.Length == 2 ? sides[1] : string.Concat(joined.Where(l => joined.Count(o => o == l) == 1).Order());
        bool isOutputPlain = output.All(joined.Contains) && output.Distinct().Count() == output.Length;
        bool sumsEarly = operandCount == 2 && joined.Any(l => joined.Count(o => o == l) == 1 && !output.Contains(l));
        return isOutputPlain && !sumsEarly ? new EinsumEquation(text, operands, output) : null;
    }

    /// <summary>Null where the labels do not fit the operands.</summary>
    public ImmutableArray<long>? OutputDims(ImmutableArray<OnnxValue> operands) =>
        Extents(operands) is { } extents ? [.. _output.Select(l => extents[l])] : null;

    /// <summary>One for every combination of all labels; none where nothing is summed, as in other element-wise products.</summary>
    public long Macs(ImmutableArray<OnnxValue> operands) => Extents(operands) is { } extents && operands.Length == 2
        && extents.Keys.Any(l => !_output.Contains(l))
        ? extents.Values.Aggregate(1L, (product, extent) => checked(product * extent))
        : 0;

    private Dictionary<char, long>? Extents(ImmutableArray<OnnxValue> operands)
    {
        var extents = new Dictionary<char, long>();
        for (int i = 0; i < operands.Length; i++)
        {
            if (operands[i].Rank != _operands[i].Length)
            {
                return null;
            }

            foreach ((char label, long extent) in _operands[i].Zip(operands[i].Dims))
            {
                if (extents.TryAdd(label, extent) || extents[label] == extent)
                {
                    continue;
                }

                return null;
            }
        }

        return extents;
    }
}
