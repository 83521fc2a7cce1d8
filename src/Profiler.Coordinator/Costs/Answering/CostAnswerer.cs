using System.Buffers;
using System.Text;
using System.Text.Json;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Coordinator.Costs.Errands;
using Profiler.Coordinator.Costs.Reading;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>
/// Answers a request for costs from the bytes of its body into the bytes of its answer, without a wait: a search asks
/// thousands of times a second, so everything on this way is spans and pooled arrays.
/// </summary>
internal sealed class CostAnswerer(CatalogSpaces spaces)
{
    /// <summary>What goes beyond the tables costs an export or a job each.</summary>
    public const int MaxErrands = 100;

    /// <summary>A table's answer is uncertain where half of its 90 % interval is more than this share of the latency.</summary>
    public const double UncertainAbove = 0.1;

    /// <param name="extras">What the database had to say, where an attempt before asked for it.</param>
    /// <exception cref="ProfilerException">The request cannot be answered; the message names the field.</exception>
    public CostOutcome TryAnswer(CostCatalog catalog, ReadOnlySpan<byte> body, CostExtras? extras, ref Utf8Output output)
    {
        CostQuery query = CostQueryReader.Read(body);
        CatalogSpace space = spaces.Read(query.Space.Of(body));
        CatalogTable? pinned = CostSubjectReader.Pinned(query, catalog, space);
        TensorShape input = CostSubjectReader.Input(query, space, pinned);
        TargetTables tables = CostSubjectReader.Tables(query, catalog, space, input, pinned);
        for (int i = 0; i < tables.Count; i++)
        {
            if (tables[i].Model is null)
            {
                return new CostOutcome(tables[i], space, null);
            }

            if ((query.Metrics & CostMetrics.EnergyMj) != 0)
            {
                tables[i].Model!.RequireEnergy(space.Space);
            }
        }

        ArchitectureBatch batch = ArchitectureBatchReader.Read(query, spaces, space);
        try
        {
            return Answer(query, batch, input, tables, extras, ref output);
        }
        finally
        {
            batch.Dispose();
        }
    }

    private static CostOutcome Answer(
        scoped in CostQuery query, scoped in ArchitectureBatch batch, TensorShape input, in TargetTables tables, CostExtras? extras, ref Utf8Output output)
    {
        int values = batch.Count * tables.Count;
        double[] latencies = ArrayPool<double>.Shared.Rent(values);
        double[] coverages = ArrayPool<double>.Shared.Rent(values);
        try
        {
            for (int t = 0; t < tables.Count; t++)
            {
                (int start, int count) = (t * batch.Count, batch.Count);
                tables[t].Model!.Estimate(batch.Choices, latencies.AsSpan(start, count), coverages.AsSpan(start, count));
            }

            if (query.NeedsMore && extras is null)
            {
                return new CostOutcome(null, null, Errand(query, batch, input, tables, coverages));
            }

            var writer = new CostWriter(query, batch, input, extras);
            writer.Begin(ref output);
            for (int t = 0; t < tables.Count; t++)
            {
                (int start, int count) = (t * batch.Count, batch.Count);
                ReadOnlySpan<double> latencyMs = latencies.AsSpan(start, count);
                var answer = new TargetAnswer(
                    tables[t], latencyMs, coverages.AsSpan(start, count), Energies(query, batch.Choices, tables[t].Model!, latencyMs));
                writer.Write(t, answer, ref output);
            }

            if (tables.Count == 0)
            {
                writer.WriteCounts(ref output);
            }

            writer.End(ref output);
            return CostOutcome.Done;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(latencies);
            ArrayPool<double>.Shared.Return(coverages);
        }
    }

    /// <summary>Empty where energies are not wanted, or the table has none: those who ask for latencies alone pay nothing.</summary>
    private static EnergyEstimate[] Energies(in CostQuery query, ReadOnlySpan<byte> choices, TableCostModel model, ReadOnlySpan<double> latencyMs)
    {
        if (!model.HasEnergy || ((query.Metrics & CostMetrics.EnergyMj) == 0 && !query.WantsKnownEnergy))
        {
            return [];
        }

        var energies = new EnergyEstimate[latencyMs.Length];
        model.EstimateEnergy(choices, latencyMs, energies);
        return energies;
    }

    private static CostErrand Errand(
        in CostQuery query, in ArchitectureBatch batch, TensorShape input, in TargetTables tables, ReadOnlySpan<double> coverages)
    {
        if ((long)batch.Count * tables.Count > MaxErrands)
        {
            throw CostRefusal.Field(
                query.PrefersMeasured ? "prefer" : "measure",
                $"goes with at most {MaxErrands} architectures times targets; there are {(long)batch.Count * tables.Count}",
                "Ask for the few that matter.");
        }

        var asked = new List<AskedArchitecture>();
        for (int t = 0; t < tables.Count; t++)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                bool isUncertain = tables[t].Model!.Interval.RelativeError90 > UncertainAbove
                    || tables[t].Model!.SourceOf(coverages[(t * batch.Count) + i]) != EstimateSource.Table;
                asked.Add(new AskedArchitecture(
                    t, i, tables[t], batch.ToArchitecture(i, Name(query, batch.NameOf(i))), input, isUncertain));
            }
        }

        return new CostErrand(asked, query.PrefersMeasured, query.MeasuresIfUncertain);
    }

    private static string? Name(in CostQuery query, JsonSlice slice)
    {
        if (!slice.IsPresent)
        {
            return null;
        }

        var reader = new Utf8JsonReader(slice.Of(query.Body));
        reader.Read();
        return Encoding.UTF8.GetString(JsonText.Read(ref reader, "architectures"));
    }
}
