using System.Collections.Frozen;
using Profiler.CostModels.Surrogates.Features;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>
/// The lines from which trees start: they learn a kernel's time over its line's. Trees alone answer in steps and level
/// out beyond what was sampled; a line goes on.
/// </summary>
/// <param name="all">Over all kernels: for operators that no sample had, and for kinds with few samples.</param>
/// <param name="kinds">By <see cref="KernelFacts.Kind"/>.</param>
internal sealed class WorkLines(WorkLine all, IEnumerable<KeyValuePair<string, WorkLine>> kinds)
{
    /// <summary>Distinct kernels of a kind without which its line would be noise.</summary>
    private const int MinKernels = 20;

    private readonly FrozenDictionary<string, WorkLine> _kinds = kinds.ToFrozenDictionary(StringComparer.Ordinal);

    public WorkLine All => all;

    public IEnumerable<KeyValuePair<string, WorkLine>> Kinds => _kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal);

    public static WorkLines Fit(IReadOnlyList<(string Kind, WorkSample Sample)> kernels) => new(
        WorkLine.Fit([.. kernels.Select(kernel => kernel.Sample)]),
        kernels.GroupBy(kernel => kernel.Kind, kernel => kernel.Sample).Where(kind => kind.Count() >= MinKernels)
            .Select(kind => KeyValuePair.Create(kind.Key, WorkLine.Fit([.. kind]))));

    public double Predict(string kind, KernelWork work) => _kinds.GetValueOrDefault(kind, all).Predict(work);
}
