using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Profiler.Cli.Output;
using Profiler.Cli.Reports;
using Profiler.Cli.Reports.Model;
using Profiler.Cli.Resolution;
using Profiler.CostModels.Analytical;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Analytical;

/// <summary>profiler roofline [NETWORK] [--board NAME[,NAME…]] [--precision P] [--input 1x3xHxW] [--html FILE]</summary>
public sealed class RooflineCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly InputOption _input = new();
    private readonly BoardOption _boards = new();
    private readonly Argument<string?> _network = new("network")
    {
        HelpName = "NAME|FILE.onnx|ARCHITECTURE.json",
        Description = $"{NetworkResolver.ArgumentHelp}; without one only the boards are shown",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _html = new("--html")
    {
        HelpName = "FILE.html",
        Description = "Also write tables and plots as one page; one that is there is replaced",
    };

    public RooflineCommand(CommandEnvironment environment)
        : base(
            environment,
            "roofline",
            "Say by boards' data sheets what a network takes at least, kernel by kernel.",
            "profiler roofline squeezenas-lat-small --board jetson-xavier --precision fp16",
            "profiler roofline fbnet-a --board jetson-tx2,v100 --html roofline.html",
            "profiler roofline")
    {
        _environment = environment;
        _network.CompletionSources.Add(_ => PublishedNetworks.All.Select(network => network.Name));
        Add(_network);
        _boards.AddTo(this);
        Add(_input);
        Add(_html);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        ImmutableArray<DeviceSheet> boards = _boards.ReadBoards(arguments);
        string? precision = _boards.ReadPrecision(arguments);
        RooflineModel[] models = [.. boards.Select(board => new RooflineModel(board, precision))];
        string? html = arguments.GetValue(_html);
        if (arguments.GetValue(_network) is not { } text)
        {
            RequireNetwork(html is null, "--html");
            output.Write(new ShownRooflines(null, null, [.. models.Select(BoardFigures.Of)], [], null), RooflineText.Render);
            return;
        }

        AnalyzedNetwork network = AnalyzedNetwork.Read(text, _input, arguments);
        ImmutableArray<BoardRoofline> rooflines =
            [.. models.Select(model => new BoardRoofline(model, model.Estimate(network.KernelsAt(model.Peak.Precision))))];
        string? page = html is null ? null : Path.GetFullPath(html);
        if (page is not null)
        {
            var report = new RooflineReportModel(network.Name, network.Input, _environment.Time.GetUtcNow(), rooflines);
            await OutputFile.WriteAsync(page, Encoding.UTF8.GetBytes(RooflineReport.Write(report)), cancellationToken);
        }

        ImmutableArray<BoardFigures> figures = [.. models.Select(BoardFigures.Of)];
        ImmutableArray<EstimatedRoofline> estimates = [.. rooflines.Select(EstimatedRoofline.Of)];
        output.Write(new ShownRooflines(network.Name, network.Input, figures, estimates, page), RooflineText.Render);
    }

    private static void RequireNetwork(bool isMet, string option)
    {
        if (!isMet)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"{option} needs a network.", "Name one: 'profiler networks list' has the built-in ones.");
        }
    }
}
