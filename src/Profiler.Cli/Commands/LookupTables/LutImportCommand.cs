using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>profiler lut import FOLDER</summary>
public sealed class LutImportCommand : ProfilerCommand
{
    private readonly Argument<string> _folder = new("folder")
    {
        HelpName = "FOLDER",
        Description = $"The folder of one table, with {TableText.CsvFile} and {TableText.ProvenanceFile}",
    };

    private readonly WorkplaceOption _workplace;

    public LutImportCommand(CommandEnvironment environment)
        : base(
            environment,
            "import",
            "Read a lookup table from text into the database.",
            "profiler lut import lut-data/local/squeezenas-small-1x3x256x512-t1-in-context")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_folder);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        LookupTable table = Read(arguments.GetRequiredValue(_folder));
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        bool isNew = await workplace.Tables.AddAsync(table, cancellationToken);
        output.Write(
            new ImportedTable(
                table.Id,
                table.SpaceName,
                table.Input.ToString(),
                table.Target.ToString(),
                MethodOption.Text(table.Method),
                table.Entries.Length,
                isNew),
            (text, imported) => text.Line(
                $"Table {imported.Id} of {imported.Space} at {imported.Input}, {imported.Target}, {imported.Method}: "
                + (imported.IsNew ? $"{imported.Entries} entries" : "was there already")));
    }

    /// <summary>A table of a built-in space is held to its slots and candidates too; of others only the table itself tells.</summary>
    /// <exception cref="ProfilerException">The folder does not hold a whole table.</exception>
    private static LookupTable Read(string folder)
    {
        LookupTable table = TableText.Read(folder);
        SearchSpace? space = BuiltInSpaces.Names.Contains(table.SpaceName) ? BuiltInSpaces.Get(table.SpaceName) : null;
        return space?.Fingerprint == table.SpaceFingerprint ? TableText.Read(folder, space) : table;
    }
}
