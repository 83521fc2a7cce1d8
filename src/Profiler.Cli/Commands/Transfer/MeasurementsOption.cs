using System.CommandLine;
using Profiler.CostModels.Transfer;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>--measurements N: how many architectures are measured on the new device.</summary>
public sealed class MeasurementsOption : Option<int>
{
    private const int Default = 10;

    /// <summary>With more, a lookup table or a surrogate is the better way.</summary>
    private const int Most = 200;

    public MeasurementsOption(string description = "How many architectures are measured on the new device")
        : base("--measurements")
    {
        HelpName = "N";
        Description = description;
        DefaultValueFactory = _ => Default;
    }

    public int Read(ParseResult arguments)
    {
        int count = arguments.GetValue(this);
        return count is >= TransferFit.FewestObservations and <= Most
            ? count
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{count} measurements cannot be used; {TransferFit.FewestObservations} are the least, {Most} the most.");
    }
}
