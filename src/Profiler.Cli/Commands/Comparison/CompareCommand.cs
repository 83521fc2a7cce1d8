using System.CommandLine;
using Profiler.Cli.Commands.Comparison.Boards;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>profiler compare NAME… [--input 1x3xHxW] [--targets A,B,…]</summary>
public sealed class CompareCommand : ProfilerCommand
{
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly SeedOption _seed = new("Seed of the order of visits");
    private readonly SaveOption _save = new();
    private readonly WorkplaceOption _workplace;
    private readonly DetachOption _detach = new();
    private readonly BoardsComparison _boards;
    private readonly Argument<string[]> _networks = new("networks")
    {
        HelpName = "NAME|FILE",
        Description = $"Two networks or more; with --space none. {NetworkResolver.ArgumentHelp}",
        Arity = new ArgumentArity(0, 100),
    };

    public CompareCommand(CommandEnvironment environment)
        : base(
            environment,
            "compare",
            "Measure networks side by side and compare them with their MACs.",
            "profiler compare squeezenas-mac-small squeezenas-lat-small --input 1x3x256x512",
            "profiler compare a.onnx b.onnx --json",
            "profiler compare fbnet-a fbnet-b --targets board-7/cuda,local",
            "profiler compare --space fbnet --targets jetson-xavier,v100")
    {
        _boards = new BoardsComparison(environment, _input, _device, _seed);
        _workplace = new WorkplaceOption(environment);
        _networks.CompletionSources.Add(_ => PublishedNetworks.All.Select(network => network.Name));
        Add(_networks);
        Add(_input);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_seed);
        Add(_save);
        Add(_detach);
        _boards.AddTo(this);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string[] names = arguments.GetValue(_networks) ?? [];
        bool detaches = _detach.Read(arguments, _save);
        if (_boards.IsAsked(arguments))
        {
            await RunOnBoardsAsync(arguments, names, detaches, output, cancellationToken);
            return;
        }

        if (names.Length < 2)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, "'profiler compare' needs two networks or more.", "'profiler compare --help' says how it is used.");
        }

        Subject[] subjects = [.. names.Select(name => SubjectReader.Read(NetworkResolver.Resolve(name), _input, arguments))];
        var request = new MeasuringRequest(JobKinds.Compare, subjects, arguments.GetValue(_seed));
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        if (detaches)
        {
            await DetachOption.QueueAsync(arguments, workplace, JobRequests.Of(request, device), request.Subjects, output, cancellationToken);
            return;
        }

        MeasuringOutcome outcome = await output.WithProgressAsync(
            progress => workplace.MeasureAsync(request, device, progress.OfJobs(), cancellationToken));
        ComparedNetworks compared = ComparisonReader.Read(outcome);
        await _save.WriteAsync(arguments, compared, cancellationToken);
        output.Write(compared, Render);
    }

    private async Task RunOnBoardsAsync(
        ParseResult arguments, string[] names, bool detaches, CommandOutput output, CancellationToken cancellationToken)
    {
        if (detaches)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, "--targets reads what is stored; there is no job to queue.", "Leave --detach out.");
        }

        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        ComparedBoards compared = await _boards.RunAsync(arguments, workplace, names, cancellationToken);
        await _save.WriteAsync(arguments, compared, cancellationToken);
        output.Write(compared, BoardsText.Render);
    }

    private static void Render(TextOutput text, ComparedNetworks compared)
    {
        text.Line($"{compared.Networks.Length} networks on {compared.Target}, {compared.Threads} thread(s), {compared.DeviceSeconds:F1} s of device time");
        text.Line();
        text.Table(
            [
                TextColumn.Words("network"), TextColumn.Number("GMACs"), TextColumn.Number("Mpar"), TextColumn.Number("ms"),
                TextColumn.Number("±"), TextColumn.Number("table ms"), TextColumn.Number("GMAC/s"), TextColumn.Number("peak MiB"), TextColumn.Words("grade"),
            ],
            compared.Networks.Select(Row));
        foreach (string note in compared.Networks[0].Measured.Notes ?? [])
        {
            text.Line($"Note: {note}");
        }

        RenderEnergies(text, compared);
        text.Line();
        text.Line($"Against {compared.Networks[0].Measured.Name}, from the same rounds:");
        text.Table(
            [
                TextColumn.Words("network"), TextColumn.Number("ratio"), TextColumn.Number("low"), TextColumn.Number("high"),
                TextColumn.Number("diff ms"), TextColumn.Number("low"), TextColumn.Number("high"),
            ],
            compared.Differences.Where(d => d.Against == compared.Networks[0].Measured.Name).Select(d => (string[])
            [
                d.Name, $"{d.Ratio.Value:F3}", $"{d.Ratio.Low:F3}", $"{d.Ratio.High:F3}",
                $"{d.DifferenceMs.Value:+0.000;-0.000}", $"{d.DifferenceMs.Low:+0.000;-0.000}", $"{d.DifferenceMs.High:+0.000;-0.000}",
            ]));
        if (compared.Answers.Length > 0)
        {
            text.Line();
        }

        foreach (SearchAnswer answer in compared.Answers)
        {
            text.Line(answer.Sentence());
        }
    }

    /// <summary>Only where one was measured: on most devices there is nothing to show.</summary>
    private static void RenderEnergies(TextOutput text, ComparedNetworks compared)
    {
        if (compared.Networks.All(network => network.Measured.MjPerInference is null))
        {
            return;
        }

        text.Line();
        text.Line("Energy, as the newest 'profiler energy' on this target found it:");
        text.Table(
            [
                TextColumn.Words("network"), TextColumn.Number("mJ"), TextColumn.Number("low"), TextColumn.Number("high"), TextColumn.Number("images/J"),
            ],
            compared.Networks.Select(network => network.Measured).Select(measured => measured.MjPerInference is { } mj
                ? (string[])[measured.Name, $"{mj.Value:F1}", $"{mj.Low:F1}", $"{mj.High:F1}", $"{measured.ImagesPerJoule:F2}"]
                : [measured.Name, "-", "-", "-", "-"]));
    }

    private static string[] Row(ComparedNetwork network)
    {
        var ms = network.Measured.LatencyMs;
        return
        [
            network.Measured.Name,
            Quantities.Giga(network.Measured.Macs),
            Quantities.Mega(network.Measured.Parameters),
            $"{ms.Median:F2}",
            $"{(ms.High - ms.Low) / (2 * ms.Median):P1}",
            network.Measured.Estimate is { } estimate ? $"{estimate.LatencyMs:F2}" : "-",
            $"{network.GigamacsPerSecond:F1}",
            network.Measured.Memory is { } memory ? $"{memory.PeakMib:F0}" : "-",
            network.Measured.Grade,
        ];
    }
}
