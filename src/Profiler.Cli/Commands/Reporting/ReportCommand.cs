using System.CommandLine;
using System.Text;
using Profiler.Cli.Commands.Comparison;
using Profiler.Cli.Commands.Validation;
using Profiler.Cli.Output;
using Profiler.Cli.Reports;
using Profiler.Cli.Reports.Model;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Reporting;

/// <summary>profiler report --comparison FILE.json --validation FILE.json -o FILE.html</summary>
public sealed class ReportCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly WorkplaceOption _workplace;
    private readonly Option<string> _comparison = new("--comparison")
    {
        HelpName = "FILE.json",
        Description = "What 'profiler compare … --save' wrote",
        Required = true,
    };

    private readonly Option<string> _validation = new("--validation")
    {
        HelpName = "FILE.json",
        Description = "What 'profiler validate … --save' wrote; its table is shown",
        Required = true,
    };

    private readonly Option<string> _file = new("--output", "-o")
    {
        HelpName = "FILE.html",
        Description = "The page to write; one that is there is replaced",
        Required = true,
    };

    public ReportCommand(CommandEnvironment environment)
        : base(
            environment,
            "report",
            "Write a comparison, a validation and its table as one HTML page.",
            "profiler report --comparison compare.json --validation validate.json -o r.html")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        Add(_comparison);
        Add(_validation);
        Add(_file);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        var comparison = SavedDocument.Read<ComparedNetworks>(arguments.GetRequiredValue(_comparison), "compare");
        var validation = SavedDocument.Read<ValidatedSpace>(arguments.GetRequiredValue(_validation), "validate");
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        LookupTable table = await workplace.Tables.GetAsync(validation.Table, cancellationToken);
        ReportModel report = ReportBuilder.Build(comparison, validation, table, _environment.Time.GetUtcNow());
        string file = Path.GetFullPath(arguments.GetRequiredValue(_file));
        await OutputFile.WriteAsync(file, Encoding.UTF8.GetBytes(HtmlReport.Write(report)), cancellationToken);
        output.Write(new WrittenReport(file, report.Headline), (text, written) =>
        {
            text.Line(written.Headline);
            text.Line(written.File);
        });
    }
}
