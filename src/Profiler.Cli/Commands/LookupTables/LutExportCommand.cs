using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;
using Profiler.Store.Tables;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>profiler lut export ID|--space NAME [--input 1x3xHxW] [--method in-context|isolated] [-o FOLDER]</summary>
public sealed class LutExportCommand : ProfilerCommand
{
    /// <summary>The folder of a checkout that tables belong in (docs/lut-data.md).</summary>
    private const string DefaultRoot = "lut-data";

    private readonly Argument<string?> _table = new("table")
    {
        HelpName = "ID",
        Description = "The table's id or its first digits; else the newest of --space",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly SpaceOption _space = new() { Required = false, Description = "Export the newest table of this space" };
    private readonly InputOption _input = new() { Description = "Of --space: only tables of this input shape" };
    private readonly MethodOption _method = new() { Description = $"Of --space: how the table was filled; {MethodOption.InContext} where it is left out" };
    private readonly Option<string?> _folder = new("--output", "-o")
    {
        HelpName = "FOLDER",
        Description = $"The folder to write; {DefaultRoot}/DEVICE/SPACE-INPUT-tTHREADS-METHOD where it is left out",
    };

    private readonly WorkplaceOption _workplace;

    public LutExportCommand(CommandEnvironment environment)
        : base(
            environment,
            "export",
            "Write a lookup table as text: a CSV file and its provenance.",
            "profiler lut export --space squeezenas-small",
            "profiler lut export 3f9a -o lut-data/my-board/squeezenas-small")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_table);
        Add(_space);
        Add(_input);
        Add(_method);
        Add(_folder);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        LookupTable table = await workplace.Tables.GetAsync(await IdAsync(arguments, workplace.Tables, cancellationToken), cancellationToken);
        string folder = Path.GetFullPath(arguments.GetValue(_folder) ?? Path.Combine(DefaultRoot, TableFolder.NameOf(table)));
        TableText.Write(table, folder);
        output.Write(
            new ExportedTable(
                table.Id, table.SpaceName, table.Input.ToString(), table.Target.ToString(), MethodOption.Text(table.Method), folder),
            (text, exported) => text.Line(
                $"{exported.Folder}: table {exported.Id} of {exported.Space} at {exported.Input}, {exported.Target}, {exported.Method}"));
    }

    private async Task<string> IdAsync(ParseResult arguments, IWorkplaceTables tables, CancellationToken cancellationToken)
    {
        string? id = arguments.GetValue(_table);
        bool isSearched = ((Option[])[_space, _input, _method]).Any(option => arguments.GetResult(option) is not null);
        if (id is not null ? isSearched : arguments.GetResult(_space) is null)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                id is null ? "Nothing says which table to export." : $"The id {id} says which table to export; the other options search for one.",
                "Give an id of 'profiler lut list', or --space.");
        }

        return id ?? await NewestAsync(arguments, tables, cancellationToken);
    }

    private async Task<string> NewestAsync(ParseResult arguments, IWorkplaceTables tables, CancellationToken cancellationToken)
    {
        SearchSpace space = _space.Read(arguments);
        FillMethod method = _method.Read(arguments);
        var query = new TableQuery(space.Fingerprint, _input.ReadShape(arguments), Method: method);
        var found = await tables.FindAsync(query, cancellationToken);
        return found is [TableSummary newest, ..]
            ? newest.Id
            : throw new ProfilerException(
                ErrorCode.UnknownName,
                $"The database has no {MethodOption.Text(method)} table of '{space.Name}' that fits.",
                "'profiler lut list' says what there is.");
    }
}
