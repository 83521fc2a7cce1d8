using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Text;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>profiler transfer fit --space NAME [--table FILE.csv] --measured FILE.csv --out MODEL.json</summary>
public sealed class TransferFitCommand : ProfilerCommand
{
    /// <summary>Architectures whose intervals decide whether enough is measured.</summary>
    private const int References = 300;

    private readonly TransferSpaceOption _space = new();
    private readonly ColumnsOption _sources = new("--sources", "Devices of the table that are known; all where it is left out");
    private readonly Option<string> _measured = new("--measured")
    {
        HelpName = "FILE.csv",
        Description = "What was measured on the new device: architecture,latency_ms",
        Required = true,
    };

    private readonly Option<string> _out = new("--out", "-o") { HelpName = "MODEL.json", Description = "The model's file", Required = true };
    private readonly MeasurementsOption _measurements = new("How many measurements may be made in all, before it ends without --target-error");
    private readonly TargetErrorOption _targetError = new(TargetErrorOption.OfTransfer);
    private readonly SeedOption _seed = new("Draws the architectures that intervals are looked at for");

    public TransferFitCommand(CommandEnvironment environment)
        : base(
            environment,
            "fit",
            "Learn a new device from what was measured on it.",
            "profiler transfer fit --space fbnet --measured new.csv --out new.json",
            "profiler transfer fit --space fbnet --table t.csv --measured m.csv -o m.json")
    {
        _space.AddTo(this);
        Add(_sources);
        Add(_measured);
        Add(_out);
        Add(_measurements);
        Add(_targetError);
        Add(_seed);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        int seed = arguments.GetValue(_seed);
        double? targetError = _targetError.Read(arguments);
        TransferKnowledge known = TransferKnowledge.Read(arguments, _space, _sources.Read(arguments), seed);
        var observations = TransferTableCsv.LoadMeasured(arguments.GetRequiredValue(_measured), known.Space);
        EncodedArchitecture[] measured = [.. observations.Select(observation => observation.Architecture)];
        TransferPrior prior = known.Prior;
        TransferModel model = TransferFit.Fit(
            prior, observations, TransferCalibration.Widening(known.Sources, known.Hyperparameters, measured, seed));
        string file = Path.GetFullPath(arguments.GetRequiredValue(_out));
        await OutputFile.WriteAsync(file, TransferModelFile.Write(model), cancellationToken);

        double error = model.RelativeError90([.. known.Pool.TakeLast(References)]);
        bool isEnough = targetError is { } limit ? error <= limit : observations.Length >= _measurements.Read(arguments);
        bool isSpent = observations.Length >= _measurements.Read(arguments);
        output.Write(
            new TransferFitDocument(
                file,
                known.Space.Encoder.Space,
                observations.Length,
                error,
                model.Widening,
                isEnough,
                FittedSuspect.Of(TransferFit.FindSuspect(model)),
                isEnough || isSpent ? null : Next(prior, known, measured)),
            Render);
    }

    /// <summary>What to measure next, given what was.</summary>
    private static string Next(TransferPrior prior, TransferKnowledge known, EncodedArchitecture[] measured)
    {
        EncodedArchitecture[] candidates = [.. measured, .. known.Pool.Where(a => measured.All(m => m.Text != a.Text)).Take(References)];
        var planner = new TransferPlanner(prior, candidates, [.. known.Pool.TakeLast(References)]);
        for (int i = 0; i < measured.Length; i++)
        {
            planner.Observe(i);
        }

        return candidates[planner.Next()].Text;
    }

    private static void Render(TextOutput text, TransferFitDocument fit)
    {
        text.Line($"{fit.Model}: {fit.Space}, {fit.Measurements} measurements, nine in ten intervals within {fit.RelativeError90:P1}");
        if (fit.MeasureAgain is { } suspect)
        {
            text.Line($"measure again: {suspect.Architecture}: {suspect.LatencyMs:G4} ms, where the others say {suspect.ExpectedMs:G4} ms");
        }

        if (fit.Next is { } next)
        {
            text.Line($"not yet enough; measure next: {next}");
        }
        else if (!fit.IsEnough)
        {
            text.Line("not what --target-error asks for, and all measurements are made: pass a larger --measurements");
        }
    }
}
