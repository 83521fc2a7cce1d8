using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Profiler.Cli.Output;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Text;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>profiler transfer predict --model MODEL.json (--architectures FILE | --table FILE.csv)</summary>
public sealed class TransferPredictCommand : ProfilerCommand
{
    private readonly Option<string> _model = new("--model") { HelpName = "MODEL.json", Description = "What transfer fit wrote", Required = true };
    private readonly Option<string?> _architectures = new("--architectures")
    {
        HelpName = "FILE",
        Description = "Architectures to predict, one a line",
    };

    private readonly Option<string?> _table = new("--table")
    {
        HelpName = "FILE.csv",
        Description = "Architectures to predict, in a table's column (or columns)",
    };

    public TransferPredictCommand(CommandEnvironment environment)
        : base(
            environment,
            "predict",
            "Say what architectures take on a device that was learnt.",
            "profiler transfer predict --model new.json --architectures list.txt",
            "profiler transfer predict --model new.json --table fbnet.csv --json")
    {
        Add(_model);
        Add(_architectures);
        Add(_table);
    }

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        TransferModel model = TransferModelFile.Load(arguments.GetRequiredValue(_model));
        ImmutableArray<EncodedArchitecture> architectures = Read(arguments, model.Prior.Encoder);
        ImmutableArray<TransferPrediction> predictions = model.Predict(architectures);
        output.Write(
            new TransferPredictionDocument(
                model.Prior.Encoder.Space,
                [.. predictions.Select((p, i) => new PredictedArchitecture(architectures[i].Text, p.LatencyMs, p.LowMs, p.HighMs))]),
            (text, document) => text.Table(
                [TextColumn.Words("architecture"), TextColumn.Number("latency ms"), TextColumn.Number("low"), TextColumn.Number("high")],
                document.Predictions.Select(p => new[] { p.Architecture, Ms(p.LatencyMs), Ms(p.LowMs), Ms(p.HighMs) })));
        return Task.CompletedTask;
    }

    private ImmutableArray<EncodedArchitecture> Read(ParseResult arguments, IArchitectureEncoder encoder) =>
        (arguments.GetValue(_architectures), arguments.GetValue(_table)) switch
        {
            ({ } list, null) => TransferTableCsv.LoadList(list, encoder),
            (null, { } table) => TransferTableCsv.LoadArchitectures(table, encoder),
            _ => throw new ProfilerException(
                ErrorCode.InvalidArgument, "Nothing, or too much, says what to predict.", "Give either --architectures or --table."),
        };

    private static string Ms(double ms) => ms.ToString("F3", CultureInfo.InvariantCulture);
}
