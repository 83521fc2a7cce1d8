using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>profiler lut diff BEFORE AFTER [--any]</summary>
public sealed class LutDiffCommand : ProfilerCommand
{
    private const string TableHelp = "A table's id or its first digits, or the folder of an exported table";

    private readonly Argument<string> _before = new("before") { HelpName = "ID|FOLDER", Description = TableHelp };
    private readonly Argument<string> _after = new("after") { HelpName = "ID|FOLDER", Description = TableHelp };
    private readonly Option<bool> _any = new("--any") { Description = "Compare tables of different spaces, inputs or methods too" };
    private readonly WorkplaceOption _workplace;

    public LutDiffCommand(CommandEnvironment environment)
        : base(
            environment,
            "diff",
            "Compare two lookup tables entry by entry.",
            "profiler lut diff 3f9a 81c2",
            "profiler lut diff 81c2 9576 --json")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_before);
        Add(_after);
        Add(_any);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        LookupTable before = await ReadAsync(arguments, _before, cancellationToken);
        LookupTable after = await ReadAsync(arguments, _after, cancellationToken);
        TableDiff diff = TableDiff.Compare(before, after, arguments.GetValue(_any));
        output.Write(DifferingTables.Of(before, after, diff), LutDiffText.Render);
    }

    /// <summary>Two folders are compared without a database, so that a checkout is enough.</summary>
    private async Task<LookupTable> ReadAsync(ParseResult arguments, Argument<string> argument, CancellationToken cancellationToken)
    {
        string text = arguments.GetRequiredValue(argument);
        if (Directory.Exists(text))
        {
            return TableText.Read(text);
        }

        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        return await workplace.Tables.GetAsync(text, cancellationToken);
    }
}
