using System.Collections.Immutable;
using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Queue;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>profiler job list [--device NAME] [--state STATE] [--kind KIND] [--limit N]</summary>
public sealed class JobListCommand : ProfilerCommand
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 1000;

    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("job"),
        TextColumn.Words("kind"),
        TextColumn.Words("device"),
        TextColumn.Words("state"),
        TextColumn.Number("%"),
        TextColumn.Words("by"),
        TextColumn.Words("submitted"),
    ];

    private readonly WorkplaceOption _workplace;
    private readonly StateOption _state = new();
    private readonly Option<string?> _device = new("--device") { HelpName = "NAME", Description = "Only jobs of this device" };
    private readonly Option<string?> _kind = new("--kind") { HelpName = "profile|measure|…", Description = "Only jobs of this kind" };
    private readonly Option<int> _limit = new("--limit")
    {
        HelpName = "N",
        Description = $"At most so many, 1 to {MaxLimit}",
        DefaultValueFactory = _ => DefaultLimit,
    };

    public JobListCommand(CommandEnvironment environment)
        : base(
            environment,
            "list",
            "List queued, running and finished jobs, the newest first.",
            "profiler job list",
            "profiler job list --device board-7 --state running --json")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_device);
        Add(_state);
        Add(_kind);
        Add(_limit);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        int limit = arguments.GetValue(_limit);
        if (limit is < 1 or > MaxLimit)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"--limit {limit} is not from 1 to {MaxLimit}.");
        }

        var query = new QueueQuery(arguments.GetValue(_device), _state.Read(arguments), arguments.GetValue(_kind), limit);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        ImmutableArray<QueuedJob> jobs = await workplace.Jobs.ListAsync(query, cancellationToken);
        output.Write(new JobListDocument([.. jobs.Select(ListedJob.From)]), Render);
    }

    private static void Render(TextOutput text, JobListDocument document)
    {
        if (document.Jobs.IsEmpty)
        {
            text.Line("There are no such jobs.");
            return;
        }

        text.Table(Columns, document.Jobs.Select(job => new[]
        {
            job.Id,
            job.Kind,
            job.Device,
            job.State,
            job.Fraction is { } fraction ? $"{100 * fraction:F0}" : "",
            job.SubmittedBy,
            $"{job.SubmittedAt.UtcDateTime:yyyy-MM-dd HH:mm}",
        }));
        foreach (ErrorDetail obstacle in document.Jobs.Select(job => job.Obstacle).OfType<ErrorDetail>().Distinct())
        {
            text.Line(obstacle.Message);
            text.Line($"  {obstacle.Advice}");
        }
    }
}
