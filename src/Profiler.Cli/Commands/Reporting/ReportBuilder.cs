using System.Collections.Immutable;
using Profiler.Cli.Commands.Comparison;
using Profiler.Cli.Commands.Measuring;
using Profiler.Cli.Commands.Validation;
using Profiler.Cli.Reports.Model;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Reporting;

/// <summary>Brings a comparison, a validation and a table together as one report.</summary>
public static class ReportBuilder
{
    public static ReportModel Build(ComparedNetworks comparison, ValidatedSpace validation, LookupTable table, DateTimeOffset createdAt) => new(
        table.Target.Device == DeviceOptions.Local ? "What networks cost on this machine" : $"What networks cost on {table.Target.Device}",
        Headline(comparison),
        $"{table.Provenance.Device.HostName} ({table.Provenance.Device.ProcessorModel})",
        createdAt,
        Conditions(table),
        Comparison(comparison),
        table,
        Validation(validation),
        Provenance(comparison, validation, table));

    /// <summary>The mission's question, answered for the networks at hand.</summary>
    private static string Headline(ComparedNetworks comparison)
    {
        if (comparison.Answers.IsEmpty)
        {
            return $"{comparison.Networks.Length} networks were measured side by side.";
        }

        int faster = comparison.Answers.Count(answer => answer.Ratio.High < 1);
        int slower = comparison.Answers.Count(answer => answer.Ratio.Low > 1);
        int count = comparison.Answers.Length;
        string verdict = (faster, slower) switch
        {
            _ when faster == count => "Yes: searching for latency pays on this device.",
            _ when slower == count => "No: here the MAC-searched networks are the faster ones.",
            _ => $"It depends on the size: the latency-searched network is faster in {faster} of {count} cases, slower in {slower}.",
        };
        return $"{verdict} {string.Join(' ', comparison.Answers.Select(answer => answer.Sentence()))}";
    }

    private static ReportComparison Comparison(ComparedNetworks comparison) => new(
        comparison.Networks[0].Measured.Input ?? "their own inputs",
        [.. comparison.Networks.Select(Network)],
        [.. comparison.Answers.Select(answer => new ReportDifference(
            answer.LatencySearched,
            answer.MacsSearched,
            new ReportInterval(answer.DifferenceMs.Value, answer.DifferenceMs.Low, answer.DifferenceMs.High),
            answer.Ratio.Value))]);

    private static ReportNetwork Network(ComparedNetwork network)
    {
        MeasuredNetwork measured = network.Measured;
        string? space = PublishedNetworks.All.FirstOrDefault(known => known.Name == measured.Name)?.Space;
        return new ReportNetwork(
            measured.Name,
            space?[(space.LastIndexOf('-') + 1)..],
            network.SearchedFor,
            measured.Macs,
            measured.Parameters,
            new ReportInterval(measured.LatencyMs.Median, measured.LatencyMs.Low, measured.LatencyMs.High),
            Enum.Parse<Grade>(measured.Grade),
            measured.Estimate is { } estimate ? new ReportInterval(estimate.LatencyMs, estimate.Low, estimate.High) : null,
            network.Published);
    }

    private static ReportValidation Validation(ValidatedSpace validation) => new(
        validation.Space,
        validation.Input,
        [.. validation.Networks.Select(network => new ReportPrediction(
            network.Code,
            new ReportInterval(network.Estimate.LatencyMs, network.Estimate.Low, network.Estimate.High),
            new ReportInterval(network.MeasuredMs.Median, network.MeasuredMs.Low, network.MeasuredMs.High)))],
        [
            new ReportScore("lookup table", validation.Mape, validation.Within5, validation.Within10, validation.Spearman ?? double.NaN),
            Score("isolated blocks", validation.Baselines.Isolated),
            Score("MACs alone", validation.Baselines.Macs),
        ]);

    private static ReportScore Score(string model, ScoreSummary score) =>
        new(model, score.Mape, score.Within5, score.Within10, score.Spearman ?? double.NaN);

    private static ImmutableArray<ReportFact> Conditions(LookupTable table)
    {
        DeviceDescription device = table.Provenance.Device;
        return
        [
            new ReportFact("Target", table.Target.ToString()),
            new ReportFact("Processor", $"{device.ProcessorModel}, {device.ProcessorCount} processors, allowed {device.Affinity}"),
            new ReportFact("Threads", table.Target.Threads.ToString()),
            new ReportFact("Runtime", $"{device.Runtime} {device.RuntimeVersion}, provider {table.Target.Provider}"),
            new ReportFact("Operating system", device.OperatingSystem),
            new ReportFact("Governor", device.Governor ?? "not readable"),
            new ReportFact("Not readable", device.Unreadable.IsEmpty ? "nothing" : string.Join("; ", device.Unreadable)),
            .. table.Provenance.Flags.Select(flag => new ReportFact("Note", flag)),
        ];
    }

    private static ImmutableArray<ReportFact> Provenance(ComparedNetworks comparison, ValidatedSpace validation, LookupTable table) =>
    [
        new ReportFact("Program", $"profiler {table.Provenance.ProgramVersion}, agent {table.Provenance.Device.AgentVersion}"),
        new ReportFact("Table", $"{table.Id}, seed {table.Provenance.Seed}, {table.Provenance.NetworksProfiled} networks"),
        new ReportFact("Device time", $"table {table.Provenance.DeviceSeconds:F0} s, validation {validation.DeviceSeconds:F0} s, comparison {comparison.DeviceSeconds:F0} s"),
        new ReportFact("Reference network", $"{table.Provenance.ReferenceMs:F3} ms"),
        new ReportFact("Table measured", $"{table.Provenance.CreatedAt:u}"),
    ];
}
