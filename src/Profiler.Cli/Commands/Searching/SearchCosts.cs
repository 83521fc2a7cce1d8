using System.Collections.Immutable;
using System.CommandLine;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;
using Profiler.Search.Costs;
using Profiler.Search.Results;
using Profiler.Search.Strategies;
using Profiler.Store.Tables;

namespace Profiler.Cli.Commands.Searching;

/// <summary>What a search minimises, read once, and the lookup table that predicts latency and energy of what it finds.</summary>
/// <param name="Tables">One a device; empty where none was asked for and there is none.</param>
public sealed record SearchCosts(ICost Cost, ImmutableArray<LookupTable> Tables) : IDisposable
{
    /// <summary>The first device's; null where there is none.</summary>
    public LookupTable? Table => Tables.FirstOrDefault();

    /// <summary>Finds the tables as other commands do: by id, checked against what is asked, or the newest of the device.</summary>
    /// <exception cref="ProfilerException">There is no table, or one for something else, or a metric is unknown.</exception>
    public static async Task<SearchCosts> ReadAsync(
        SearchRequest request, DeviceOption device, ParseResult arguments, IWorkplaceTables tables, CancellationToken cancellationToken)
    {
        ImmutableArray<LookupTable> found = await FindAsync(request, device, arguments, tables, cancellationToken);
        SearchSpace space = request.Settings.Space;
        if (request.UsesTables && found.IsEmpty)
        {
            DeviceOptions asked = device.Read(arguments);
            throw new ProfilerException(
                ErrorCode.UnknownName,
                $"There is no lookup table of {space.Name} at {request.Settings.Input} for {asked}.",
                $"Build one with 'profiler profile --space {BuiltInSpaces.Spelling(space)} --input {request.Settings.Input}{asked.AsArguments()}'.");
        }

        return new SearchCosts(Build(request, found), found);
    }

    /// <summary>What the search was fed with, and what the table says, of an architecture.</summary>
    /// <param name="budget">In the cost's unit; null where there is none.</param>
    public ExpectedCost Expect(Architecture architecture, double? budget)
    {
        CostEstimate? estimate = Table is null ? null : new TableCostModel(Table, architecture.Space).Estimate(architecture);
        return new ExpectedCost(
            Cost.Metric,
            Cost.Unit,
            Cost.Of(architecture),
            budget,
            estimate is null ? null : new PredictedLatency(estimate.LatencyMs, estimate.LowMs, estimate.HighMs, estimate.SnapshotId))
        {
            Energy = estimate?.Energy is { } energy ? new PredictedEnergy(energy.Mj, energy.LowMj, energy.HighMj, estimate.SnapshotId) : null,
        };
    }

    public void Dispose() => Cost.Dispose();

    private static async Task<ImmutableArray<LookupTable>> FindAsync(
        SearchRequest request, DeviceOption device, ParseResult arguments, IWorkplaceTables tables, CancellationToken cancellationToken)
    {
        SearchSettings settings = request.Settings;
        var found = ImmutableArray.CreateBuilder<LookupTable>();
        foreach (string id in request.Tables)
        {
            LookupTable table = await tables.GetAsync(id, cancellationToken);
            // Several tables are of several devices, which one option cannot name.
            Target target = request.Tables.Length == 1 ? device.Over(table.Target, arguments) : table.Target;
            TableGuard.Require(table, target, settings.Space, settings.Input);
            found.Add(table);
        }

        if (found.Count == 0)
        {
            DeviceOptions asked = device.Read(arguments);
            var query = new TableQuery(settings.Space.Fingerprint, settings.Input);
            TableSummary? newest = (await tables.FindAsync(query, cancellationToken)).Answering().FirstOrDefault(table => asked.IsOf(table.Target));
            if (newest is not null)
            {
                found.Add(await tables.GetAsync(newest.Id, cancellationToken));
            }
        }

        return found.ToImmutable();
    }

    private static ICost Build(SearchRequest request, ImmutableArray<LookupTable> tables)
    {
        SearchSettings settings = request.Settings;
        var parts = new List<(CostTensor Cost, double Weight)>();
        foreach ((string metric, double weight) in request.Costs)
        {
            if (SearchRequest.OfTables(metric) is { } own)
            {
                parts.AddRange(tables.Select(table => (CostTensors.FromTable(table, settings.Space, own), weight / tables.Length)));
            }
            else
            {
                parts.Add((CostTensors.FromCounts(settings.Space, settings.Input, Counted(metric)), weight));
            }
        }

        return parts.Count == 1
            ? parts[0].Cost
            : request.IsWorst ? new WorstCost([.. parts.Select(part => part.Cost)]) : CostMix.Of(parts);
    }

    private static CountedMetric Counted(string metric) => metric switch
    {
        SearchRequest.Macs => CountedMetric.Macs,
        SearchRequest.Parameters or "params" => CountedMetric.Parameters,
        "memory" => CountedMetric.Memory,
        _ => throw NameSuggestion.Unknown("cost", metric, [SearchRequest.Latency, SearchRequest.Energy, SearchRequest.Macs, SearchRequest.Parameters, "memory"]),
    };
}
