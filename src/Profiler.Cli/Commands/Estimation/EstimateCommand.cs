using System.CommandLine;
using Profiler.Cli.Commands.Measuring;
using Profiler.Cli.Output;
using Profiler.Cli.Resolution;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Targets;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>profiler estimate NAME|FILE.onnx|ARCHITECTURE.json [--input 1x3xHxW] [--table ID] [--explain]</summary>
public sealed class EstimateCommand : ProfilerCommand
{
    private readonly NetworkArgument _network = new();
    private readonly InputOption _input = new();
    private readonly DeviceOption _device = new();
    private readonly WorkplaceOption _workplace;
    private readonly Option<string?> _table = new("--table")
    {
        HelpName = "ID",
        Description = "The table that answers; the newest of this device where it is left out",
    };

    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "Ask the device's surrogate, and say where the milliseconds go",
    };

    public EstimateCommand(CommandEnvironment environment)
        : base(
            environment,
            "estimate",
            "Say what a network costs from what is known, without running it.",
            "profiler estimate squeezenas-lat-small --input 1x3x256x512",
            "profiler estimate network.onnx --explain",
            "profiler estimate my-architecture.json --input 1x3x256x512 --json")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_network);
        Add(_input);
        Add(_table);
        Add(_explain);
        _device.AddTo(this);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        Subject subject = SubjectReader.Read(_network.Read(arguments), _input, arguments);
        DeviceOptions device = _device.Read(arguments);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        bool explains = arguments.GetValue(_explain);
        Answer answer = (explains ? null : await FromTableAsync(workplace.Tables, subject, arguments, cancellationToken)
            ?? await FromMeasurementsAsync(workplace, subject, device, cancellationToken))
            ?? await FromSurrogateAsync(workplace, subject, device, cancellationToken)
            ?? throw (explains ? SurrogateEstimator.None(device) : await UnknownAsync(workplace.Tables, subject, device, cancellationToken));
        var estimated = new EstimatedNetwork(
            subject.Name,
            subject.Architecture?.Space.Name,
            subject.Input?.ToString(),
            answer.Target.ToString(),
            answer.Origin,
            answer.Target.Threads,
            subject.Counts.Macs,
            subject.Counts.Parameters,
            EstimatedLatency.Of(answer.Estimate)!,
            EstimatedEnergy.Of(answer.Estimate.Energy, answer.Target.Batch),
            explains ? answer.Explanation : null);
        output.Write(estimated, Render);
    }

    /// <summary>From the table named, checked against what is asked; else from the newest of the device's provider and threads.</summary>
    private async Task<Answer?> FromTableAsync(
        IWorkplaceTables tables, Subject subject, ParseResult arguments, CancellationToken cancellationToken)
    {
        DeviceOptions device = _device.Read(arguments);
        string? id = arguments.GetValue(_table);
        if (subject.Architecture is not { } architecture || subject.Input is not { } input)
        {
            return id is null ? null : throw NotOfASpace(subject);
        }

        LookupTable? found = id is null
            ? await StoredCosts.TableAsync(tables, architecture.Space, input, device, cancellationToken)
            : await tables.GetAsync(id, cancellationToken);
        if (found is null)
        {
            return null;
        }

        TableGuard.Require(found, _device.Over(found.Target, arguments), architecture.Space, input);
        return new Answer(
            found.Target, new TableCostModel(found, architecture.Space).Estimate(architecture), TableOrigin.Of(found.Provenance), Explanation: null);
    }

    /// <summary>The newest measurement of exactly this model.</summary>
    private static async Task<Answer?> FromMeasurementsAsync(
        IWorkplace workplace, Subject subject, DeviceOptions device, CancellationToken cancellationToken) =>
        await StoredCosts.OfMeasurementAsync(workplace, subject, device, cancellationToken) is { } measured
            ? new Answer(measured.Target, measured.Estimate, Origin: null, Explanation: null)
            : null;

    /// <summary>From the device's surrogate, which answers for any network; the runtime there says what kernels it makes of it.</summary>
    private static async Task<Answer?> FromSurrogateAsync(
        IWorkplace workplace, Subject subject, DeviceOptions device, CancellationToken cancellationToken) =>
        await workplace.Surrogates.EstimateAsync(subject, device, cancellationToken) is { } answer
            ? new Answer(answer.Target, answer.Estimate.Cost, Origin: null, ExplainedNetwork.Of(answer.Estimate))
            : null;

    private static async Task<ProfilerException> UnknownAsync(
        IWorkplaceTables tables, Subject subject, DeviceOptions device, CancellationToken cancellationToken)
    {
        string? others = subject is { Architecture.Space: { } space, Input: { } input }
            ? await StoredCosts.OtherUsesAsync(tables, space, input, device, cancellationToken)
            : null;
        return new ProfilerException(
            ErrorCode.UnknownName,
            $"Nothing is known of '{subject.Name}'{(subject.Input is { } shape ? $" at {shape}" : "")} on {device}: "
            + "there is no lookup table for it, it was not measured, and the device has no surrogate.",
            (others is null ? "" : $"{others} ") + (subject.Architecture is { } architecture
                ? $"Build a table with 'profiler profile --space {BuiltInSpaces.Spelling(architecture.Space)} --input {subject.Input}{device.AsArguments()}', or see 'profiler lut list'."
                : $"Measure it with 'profiler measure', or train a surrogate, which answers for any network, with '{SurrogateGuard.TrainCommand(device)}'."));
    }

    private static ProfilerException NotOfASpace(Subject subject) => new(
        ErrorCode.InvalidArgument,
        $"'{subject.Name}' is not of a search space, and a lookup table answers for the architectures of its space only.",
        "Leave --table out, or measure it with 'profiler measure'.");

    private static void Render(TextOutput text, EstimatedNetwork estimated)
    {
        EstimatedLatency estimate = estimated.Estimate;
        text.Line($"{estimated.Name}{(estimated.Input is { } input ? $" at {input}" : "")} on {estimated.Target}, {estimated.Threads} thread(s)");
        text.Line($"  latency   {estimate.LatencyMs:F3} ms, interval {estimate.Low:F3} to {estimate.High:F3}");
        if (estimated.Energy is { } energy)
        {
            text.Line($"  energy    {energy.MjPerInference:F1} mJ, interval {energy.Low:F1} to {energy.High:F1}; {energy.ImagesPerJoule:F2} images per joule");
        }

        text.Line($"  source    {estimate.Source}, {estimate.Coverage:P0} of it {(SnapshotWord(estimated) == "surrogate" ? "covered by samples" : "measured")}, {SnapshotWord(estimated)} {estimate.Snapshot}");
        if (estimated.Origin is { } origin)
        {
            string made = estimate.Source == "analytical" ? "computed" : "measured";
            text.Line($"  table     {made} {origin.MeasuredAt.UtcDateTime:yyyy-MM-dd} on {origin.Host}, {origin.ProcessorModel}");
        }

        text.Line($"  MACs      {Quantities.Whole(estimated.Macs)}");
        if (estimated.Explanation is { } explanation)
        {
            ExplanationText.Write(text, explanation, estimate.LatencyMs);
        }
    }

    private static string SnapshotWord(EstimatedNetwork estimated) => estimated switch
    {
        { Estimate.Source: "measured" } => "job",
        { Origin: null } => "surrogate",
        _ => "table",
    };

    private sealed record Answer(Target Target, CostEstimate Estimate, TableOrigin? Origin, ExplainedNetwork? Explanation);
}
