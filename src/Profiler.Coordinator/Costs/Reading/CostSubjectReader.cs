using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>Finds what a request's words mean: input shape and tables.</summary>
internal static class CostSubjectReader
{
    /// <summary>The table that the request is pinned to; null where it takes the newest.</summary>
    /// <exception cref="ProfilerException">There is no such table, or it is of another space.</exception>
    public static CatalogTable? Pinned(in CostQuery query, CostCatalog catalog, CatalogSpace space)
    {
        if (!query.Table.IsPresent)
        {
            return null;
        }

        CatalogTable table = catalog.Find(Text(query.Table.Of(query.Body), "table"));
        return table.Summary.SpaceFingerprint == space.Space.Fingerprint
            ? table
            : throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The table {table.Summary.Id} belongs to the space '{table.Summary.SpaceName}' (definition "
                + $"{table.Summary.SpaceFingerprint[..12]}), not to '{space.Space.Name}' (definition {space.Space.Fingerprint[..12]}).",
                "Leave 'table' out for the newest table of this space.");
    }

    /// <summary>The input shape asked about: as given, else the pinned table's, else the space's own.</summary>
    public static TensorShape Input(in CostQuery query, CatalogSpace space, CatalogTable? pinned)
    {
        if (!query.Input.IsPresent)
        {
            return pinned?.Summary.Input ?? space.Space.DefaultInput;
        }

        TensorShape input = Shape(Text(query.Input.Of(query.Body), "input"));
        return pinned is null || pinned.Summary.Input == input
            ? input
            : throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The table {pinned.Summary.Id} was measured at {pinned.Summary.Input}, not at {input}.",
                "Leave 'input' out, or 'table'.");
    }

    /// <summary>The tables that answer, in the order of the request's targets; none where no metric depends on a target.</summary>
    /// <exception cref="ProfilerException">A target is unknown or ambiguous, or none is named.</exception>
    public static TargetTables Tables(in CostQuery query, CostCatalog catalog, CatalogSpace space, TensorShape input, CatalogTable? pinned)
    {
        var tables = default(TargetTables);
        bool asksOfTarget = (query.Metrics & CostMetrics.OfTarget) != 0;
        if (!asksOfTarget && query.Targets.IsPresent)
        {
            throw CostRefusal.Field("targets", "is given, and no metric that is asked for depends on a target");
        }

        if (asksOfTarget && query.Targets.IsPresent)
        {
            ReadTargets(query, catalog, space, input, pinned, ref tables);
        }

        if (asksOfTarget && tables.Count == 0)
        {
            tables.Add(pinned ?? throw NoTarget(catalog, space, input));
        }

        return tables;
    }

    private static ProfilerException NoTarget(CostCatalog catalog, CatalogSpace space, TensorShape input)
    {
        string[] known = [.. catalog.Targets(space, input)];
        return known.Length > 0
            ? CostRefusal.Field("targets", "is missing or empty, and latencies and energies belong to a target", $"Known: {string.Join(", ", known)}.")
            : catalog.NoTables(space, input);
    }

    private static void ReadTargets(
        in CostQuery query, CostCatalog catalog, CatalogSpace space, TensorShape input, CatalogTable? pinned, ref TargetTables tables)
    {
        var reader = new Utf8JsonReader(query.Targets.Of(query.Body));
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw CostRefusal.Field("targets", "is not an array");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (tables.Count == TargetTables.MaxCount)
            {
                throw CostRefusal.Field("targets", $"has more than {TargetTables.MaxCount}", "Send several requests.");
            }

            ReadOnlySpan<byte> name = JsonText.Read(ref reader, "targets");
            tables.Add(pinned is null ? catalog.Find(space, input, name) : Matching(pinned, name));
        }
    }

    private static CatalogTable Matching(CatalogTable pinned, ReadOnlySpan<byte> name)
    {
        Target target = pinned.Summary.Target;
        string text = Encoding.UTF8.GetString(name);
        return text == target.Id || text == target.ToString() || text == target.Device
            ? pinned
            : throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The table {pinned.Summary.Id} was measured on {target.Id}, not on '{JsonText.Quote(name)}'.",
                "Leave 'targets' out, or 'table'.");
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> json, string field)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return JsonText.Read(ref reader, field);
    }

    /// <summary>As <see cref="TensorShape.Parse"/>, without a string for a shape that is one.</summary>
    private static TensorShape Shape(ReadOnlySpan<byte> text)
    {
        Span<int> extents = stackalloc int[4];
        ReadOnlySpan<byte> rest = text;
        long elements = 1;
        bool isShape = true;
        for (int i = 0; i < extents.Length && isShape; i++)
        {
            isShape = rest.Length > 0 && rest[0] is >= (byte)'0' and <= (byte)'9'
                && Utf8Parser.TryParse(rest, out extents[i], out int used)
                && extents[i] is >= 1 and <= TensorShape.MaxExtent
                && (elements *= extents[i]) <= TensorShape.MaxElements
                && (i == 3 ? used == rest.Length : used < rest.Length && rest[used] == (byte)'x')
                && Advance(ref rest, used);
        }

        return isShape ? new TensorShape(extents[0], extents[1], extents[2], extents[3]) : TensorShape.Parse(JsonText.Quote(text));

        static bool Advance(ref ReadOnlySpan<byte> rest, int used)
        {
            rest = rest[Math.Min(used + 1, rest.Length)..];
            return true;
        }
    }
}
