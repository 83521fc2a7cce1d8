using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Profiler.Cli.Output;
using Profiler.Cli.Reports;
using Profiler.Cli.Resolution;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>What <c>profiler compare --targets</c> asks for: its options, and the answer from what a workplace keeps.</summary>
public sealed class BoardsComparison(CommandEnvironment environment, InputOption input, DeviceOption device, SeedOption seed)
{
    private const int DefaultCount = 1000;
    private const int MaxCount = 10_000;

    private readonly TargetsOption _targets = new();
    private readonly SpaceOption _space = new() { Required = false };

    private readonly Option<int?> _count = new("--count")
    {
        HelpName = "N",
        Description = $"With --space: random architectures, 2 to {MaxCount}; {DefaultCount} where it is left out",
    };

    private readonly Option<double?> _accuracy = new("--accuracy")
    {
        HelpName = "PERCENT",
        Description = "With --targets: each board chooses among networks of this published accuracy",
    };

    private readonly Option<string?> _report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "With --targets: also write tables and plot as one page",
    };

    public void AddTo(Command command)
    {
        command.Add(_targets);
        command.Add(_space);
        command.Add(_count);
        command.Add(_accuracy);
        command.Add(_report);
    }

    /// <summary>Whether boards are to be compared.</summary>
    /// <exception cref="ProfilerException">An option that needs --targets stands without it.</exception>
    public bool IsAsked(ParseResult arguments)
    {
        bool isAsked = arguments.GetValue(_targets) is not null;
        Option[] others = [_space, _count, _accuracy, _report];
        return isAsked || others.FirstOrDefault(option => arguments.GetResult(option) is not null) is not { } alone
            ? isAsked
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"{alone.Name} needs --targets.", "Name the boards to compare on.");
    }

    /// <param name="names">The networks named; none where a space is.</param>
    /// <exception cref="ProfilerException">Options do not go together, or a board knows nothing of a network.</exception>
    public async Task<ComparedBoards> RunAsync(
        ParseResult arguments, IWorkplace workplace, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        ImmutableArray<NamedBoard> boards = _targets.Read(arguments, device)!.Value;
        SearchSpace? space = arguments.GetValue(_space) is { } text ? BuiltInSpaces.Resolve(text) : null;
        RequireOneKind(arguments, names, space);
        BoardCosts costs = space is null
            ? await NetworkCostsReader.ReadAsync(
                workplace,
                [.. names.Select(name => SubjectReader.Read(NetworkResolver.Resolve(name), input, arguments))],
                boards,
                arguments.GetValue(_accuracy),
                cancellationToken)
            : await SpaceCostsReader.ReadAsync(
                workplace.Tables,
                (space, input.ReadShape(arguments) ?? space.DefaultInput),
                (Count(arguments), arguments.GetValue(seed)),
                boards,
                cancellationToken);
        ComparedBoards compared = BoardsReader.Read(costs, space);
        if (arguments.GetValue(_report) is { } file)
        {
            string page = BoardsReport.Write(compared, environment.Time.GetUtcNow());
            await OutputFile.WriteAsync(Path.GetFullPath(file), Encoding.UTF8.GetBytes(page), cancellationToken);
        }

        return compared;
    }

    private void RequireOneKind(ParseResult arguments, IReadOnlyList<string> names, SearchSpace? space)
    {
        string? wrong = space switch
        {
            null when names.Count == 0 => "--targets needs networks, or --space.",
            null when arguments.GetValue(_count) is not null => "--count needs --space.",
            not null when names.Count > 0 => "--space draws random architectures, and networks are named as well.",
            not null when arguments.GetValue(_accuracy) is not null => "--accuracy is about published networks, and --space draws random ones.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, wrong, "'profiler compare --help' says how it is used.");
        }
    }

    private int Count(ParseResult arguments) => arguments.GetValue(_count) switch
    {
        null => DefaultCount,
        >= 2 and <= MaxCount and int count => count,
        int other => throw new ProfilerException(ErrorCode.InvalidArgument, $"--count {other} is not from 2 to {MaxCount}."),
    };
}
