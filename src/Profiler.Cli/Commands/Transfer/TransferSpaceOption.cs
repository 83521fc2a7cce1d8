using System.CommandLine;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Text;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>--space, --table and --input: what is known before a new device is measured.</summary>
public sealed class TransferSpaceOption
{
    private const string Generic = "generic";

    private readonly Option<string> _space = new("--space")
    {
        HelpName = "NAME|generic",
        Description = "fbnet, nasbench201, another space or its .json file; generic: the table's own columns",
        Required = true,
    };

    private readonly Option<string?> _table = new("--table")
    {
        HelpName = "FILE.csv",
        Description = "Latencies on other devices, a column a device (docs/transfer.md)",
    };

    private readonly InputOption _input = new()
    {
        Description = "The input that latencies are of; the space's own where it is left out",
    };

    public TransferSpaceOption() => _space.CompletionSources.Add(_ => [.. BuiltInSpaces.Names, Generic]);

    public void AddTo(Command command)
    {
        command.Add(_space);
        command.Add(_table);
        command.Add(_input);
    }

    /// <summary>The space without a table.</summary>
    /// <exception cref="ProfilerException">The space is known by its table only, or unknown.</exception>
    public TransferSpace ReadSpace(ParseResult arguments) => arguments.GetRequiredValue(_space) is var name && name == Generic
        ? throw WithoutTable()
        : TransferSpace.Resolve(name, _input.ReadShape(arguments));

    /// <summary>The table; null where none is given.</summary>
    /// <param name="latencies">The columns that are latencies; null for all that are not the architecture.</param>
    public TransferTable? ReadTable(ParseResult arguments, IReadOnlyCollection<string>? latencies)
    {
        string? file = arguments.GetValue(_table);
        return file is null ? null : ReadTable(arguments, file, latencies);
    }

    /// <exception cref="ProfilerException">No table is given.</exception>
    public TransferTable RequireTable(ParseResult arguments, IReadOnlyCollection<string>? latencies) =>
        ReadTable(arguments, latencies) ?? throw new ProfilerException(ErrorCode.InvalidArgument, "There is no table.", "Name one with --table.");

    /// <summary>Another table of the same space.</summary>
    public TransferTable ReadTable(ParseResult arguments, string file, IReadOnlyCollection<string>? latencies)
    {
        if (arguments.GetRequiredValue(_space) != Generic)
        {
            return TransferTableCsv.Load(file, ReadSpace(arguments), latencies);
        }

        return latencies is not null
            ? TransferTableCsv.LoadGeneric(file, latencies)
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                "Nothing says which columns of the table are latencies.",
                "Name them with --sources (and --target-column where there is one).");
    }

    private static ProfilerException WithoutTable() => new(
        ErrorCode.InvalidArgument, "A generic space is known by its table only.", "Name the table with --table and its latencies with --sources.");
}
