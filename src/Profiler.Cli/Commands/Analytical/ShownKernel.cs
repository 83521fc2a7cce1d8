using Profiler.CostModels.Analytical;

namespace Profiler.Cli.Commands.Analytical;

/// <summary>A kernel under its roofline.</summary>
/// <param name="FlopPerByte">Its arithmetic intensity.</param>
/// <param name="Limit">What holds it back most.</param>
/// <param name="FloorMs">What it takes at least.</param>
public sealed record ShownKernel(
    string Name, string Operator, long Macs, long Bytes, double FlopPerByte, BindingLimit Limit, double FloorMs)
{
    public static ShownKernel Of(KernelRoofline kernel) => new(
        kernel.Kernel.Name,
        kernel.Kernel.Operator,
        kernel.Kernel.Macs,
        kernel.Kernel.Bytes,
        kernel.FlopPerByte,
        kernel.Limit,
        kernel.FloorMs);
}
