using Profiler.CostModels.LookupTables;
using Profiler.Measurement.Visits;

namespace Profiler.CostModels.Tests.Synthetic;

/// <summary>Kernels named as the runtime names them.</summary>
internal static class RuntimeKernels
{
    public static Kernel Of(string node, string op) => new(node, op, "CPUExecutionProvider", "", "");

    /// <summary>A layout conversion: it carries the name of no section.</summary>
    public static Kernel Reorder(Layout to, int token)
    {
        string op = to == Layout.Blocked ? "ReorderInput" : "ReorderOutput";
        return Of($"{op}_token_{token}", op);
    }
}
