using System.Collections.Immutable;
using System.CommandLine;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--board NAME[,NAME…] and --precision: data sheets, and which of their peak rates count.</summary>
public sealed class BoardOption
{
    private readonly Option<string?> _boards;

    private readonly Option<string?> _precision = new("--precision")
    {
        HelpName = string.Join('|', Precisions.Names),
        Description = "Which of a board's peak rates counts; the one that it is known for where it is left out",
    };

    /// <param name="helpName">What stands for the value in help.</param>
    public BoardOption(
        string helpName = "NAME[,NAME…]",
        string description = "Boards of device-agents/boards by name, or board.json files; all where it is left out")
    {
        _boards = new Option<string?>("--board") { HelpName = helpName, Description = description };
        _boards.CompletionSources.Add(_ => BoardCatalog.Names);
        _precision.CompletionSources.Add(_ => Precisions.Names);
    }

    public void AddTo(Command command)
    {
        AddNamesTo(command);
        command.Add(_precision);
    }

    /// <summary>For a command whose precision is said elsewhere.</summary>
    public void AddNamesTo(Command command) => command.Add(_boards);

    /// <returns>The boards named; all that have a rate at the precision where none was.</returns>
    /// <exception cref="ProfilerException">A board is unknown or named twice, or its file cannot be used.</exception>
    public ImmutableArray<DeviceSheet> ReadBoards(ParseResult arguments)
    {
        if (arguments.GetValue(_boards) is not { } text)
        {
            string? precision = ReadPrecision(arguments);
            return [.. BoardCatalog.All.Where(board => precision is null || board.Peaks.Any(peak => peak.Precision == precision))];
        }

        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        return names.Distinct().Count() == names.Length
            ? [.. names.Select(BoardCatalog.Resolve)]
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"--board {text} names a board twice.", "Name each board once.");
    }

    /// <returns>The one board named; null where none was.</returns>
    /// <exception cref="ProfilerException">The board is unknown, or its file cannot be used.</exception>
    public DeviceSheet? ReadBoard(ParseResult arguments) => arguments.GetValue(_boards) is { } text ? BoardCatalog.Resolve(text) : null;

    /// <exception cref="ProfilerException">There is no such precision.</exception>
    public string? ReadPrecision(ParseResult arguments)
    {
        string? precision = arguments.GetValue(_precision);
        if (precision is not null)
        {
            Precisions.BytesOf(precision);
        }

        return precision;
    }
}
