using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Profiler.Measurement.RuntimeGraphs;

/// <summary>What the runtime will execute as one unit, read from its optimised graph.</summary>
/// <param name="Node">
/// The node's name after the runtime's rewriting, the same that its profile shows; made up where the model gives it none.
/// </param>
/// <param name="Operator">The runtime's operator, such as Conv, FusedConv or ReorderInput.</param>
/// <param name="Domain">The operator's domain, empty for ONNX's own; com.microsoft.nchwc for the blocked layout.</param>
/// <param name="Provider">The execution provider that the runtime gives it to; empty where it does not tell without a run.</param>
/// <param name="Inputs">In the operator's order; an optional one that is left out has the empty type.</param>
/// <param name="Integers">The integer attributes, single ones as lists of one: strides, group, kernel_shape….</param>
/// <param name="Words">The textual attributes: activation, auto_pad….</param>
public sealed record RuntimeKernel(
    string Node,
    string Operator,
    string Domain,
    string Provider,
    ImmutableArray<KernelTensor> Inputs,
    ImmutableArray<KernelTensor> Outputs,
    ImmutableSortedDictionary<string, ImmutableArray<long>> Integers,
    ImmutableSortedDictionary<string, string> Words)
{
    /// <summary>The operator with its domain before it where that is not ONNX's own: com.microsoft.nchwc.Conv.</summary>
    [JsonIgnore]
    public string FullOperator => Domain.Length == 0 ? Operator : $"{Domain}.{Operator}";
}
