using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Comparison;

/// <summary>profiler compare NAME… [--input 1x3xHxW]</summary>
public sealed class CompareCommand : ProfilerCommand
{
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly ConditionsOption _conditions = new();
    private readonly SeedOption _seed = new("Seed of the order of visits");
    private readonly SaveOption _save = new();
    private readonly WorkplaceOption _workplace;
    private readonly DetachOption _detach = new();
    private readonly Argument<string[]> _networks = new("networks")
    {
        HelpName = "NAME|FILE",
        Description = $"Two networks or more. {NetworkResolver.ArgumentHelp}",
        Arity = new ArgumentArity(2, 100),
    };

    public CompareCommand(CommandEnvironment environment)
        : base(
            environment,
            "compare",
            "Measure networks side by side and compare them with their MACs.",
            "profiler compare squeezenas-mac-small squeezenas-lat-small --input 1x3x256x512",
            "profiler compare a.onnx b.onnx --json")
    {
        _workplace = new WorkplaceOption(environment);
        _networks.CompletionSources.Add(_ => PublishedNetworks.All.Select(network => network.Name));
        Add(_networks);
        Add(_input);
        _device.AddTo(this);
        _conditions.AddTo(this);
        Add(_seed);
        Add(_save);
        Add(_detach);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        Subject[] subjects = [.. arguments.GetRequiredValue(_networks)
            .Select(name => SubjectReader.Read(NetworkResolver.Resolve(name), _input, arguments))];
        var request = new MeasuringRequest(JobKinds.Compare, subjects, arguments.GetValue(_seed));
        DeviceOptions device = _conditions.Over(_device.Read(arguments), arguments);
        bool detaches = _detach.Read(arguments, _save);
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
