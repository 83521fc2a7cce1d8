using System.CommandLine;
using System.Text;
using Profiler.Cli.Output;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Text;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>profiler transfer plan --space NAME [--table FILE.csv] [--measurements N] [-o PLAN.csv]</summary>
public sealed class TransferPlanCommand : ProfilerCommand
{
    private readonly TransferSpaceOption _space = new();
    private readonly ColumnsOption _sources = new("--sources", "Devices of the table that are known; all where it is left out");
    private readonly MeasurementsOption _measurements = new();
    private readonly SeedOption _seed = new("Draws the architectures that are chosen from");
    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "PLAN.csv",
        Description = "Also write the architectures as a file to fill in: architecture,latency_ms",
    };

    public TransferPlanCommand(CommandEnvironment environment)
        : base(
            environment,
            "plan",
            "Say which few architectures to measure on a new device.",
            "profiler transfer plan --space fbnet --table fbnet.csv -o plan.csv",
            "profiler transfer plan --space squeezenas-small --input 1x3x256x512")
    {
        _space.AddTo(this);
        Add(_sources);
        Add(_measurements);
        Add(_seed);
        Add(_output);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        TransferKnowledge known = TransferKnowledge.Read(arguments, _space, _sources.Read(arguments), arguments.GetValue(_seed));
        TransferPlanner planner = TransferPlanner.Over(known.Prior, known.Pool);
        string[] chosen = [.. Enumerable.Range(0, _measurements.Read(arguments)).Select(_ => known.Pool[planner.Next()].Text)];
        if (arguments.GetValue(_output) is { } file)
        {
            string csv = $"{TransferTableCsv.ArchitectureColumn},{TransferTableCsv.LatencyColumn}\n"
                + string.Concat(chosen.Select(architecture => $"{architecture},\n"));
            await OutputFile.WriteAsync(Path.GetFullPath(file), Encoding.UTF8.GetBytes(csv), cancellationToken);
        }

        output.Write(new TransferPlanDocument(known.Space.Encoder.Space, chosen), (text, plan) =>
        {
            foreach (string architecture in plan.Architectures)
            {
                text.Line(architecture);
            }
        });
    }
}
