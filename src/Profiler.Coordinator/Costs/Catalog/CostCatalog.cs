using System.Collections.Immutable;
using System.Text;
using Profiler.Coordinator.Costs.Reading;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Store.Tables;

namespace Profiler.Coordinator.Costs.Catalog;

/// <summary>All lookup tables as they stood at one moment, found by what requests name. Immutable: a new table makes another catalog.</summary>
internal sealed class CostCatalog
{
    private readonly Dictionary<(string SpaceFingerprint, TensorShape Input), CatalogInput> _inputs;
    private readonly SortedDictionary<string, CatalogTable> _byId = new(StringComparer.Ordinal);

    /// <param name="tables">The newest first.</param>
    /// <param name="previous">Whose tables are taken over with what was read of them.</param>
    public CostCatalog(ImmutableArray<TableSummary> tables, CostCatalog? previous = null)
    {
        Tables = [.. tables.Select(summary => previous?._byId.GetValueOrDefault(summary.Id) ?? new CatalogTable(summary))];
        foreach (CatalogTable table in Tables)
        {
            _byId.Add(table.Summary.Id, table);
        }

        _inputs = Tables
            .GroupBy(table => (table.Summary.SpaceFingerprint, table.Summary.Input))
            .ToDictionary(group => group.Key, group => new CatalogInput(group));
    }

    /// <summary>The newest first.</summary>
    public ImmutableArray<CatalogTable> Tables { get; }

    /// <summary>The newest table of a target.</summary>
    /// <param name="name">The target's id, its short spelling, or its device's name.</param>
    /// <exception cref="ProfilerException">There is no such table, or the name fits several targets.</exception>
    public CatalogTable Find(CatalogSpace space, TensorShape input, ReadOnlySpan<byte> name)
    {
        if (!_inputs.TryGetValue((space.Space.Fingerprint, input), out CatalogInput? tables) || !tables.Names.Any())
        {
            throw NoTables(space, input);
        }

        NamedTarget found = tables.Find(name)
            ?? throw NameSuggestion.Unknown($"target with a table of '{space.Space.Name}' at {input}", JsonText.Quote(name), tables.Names);
        return found.IsAmbiguous ? throw Ambiguous(name, found) : found.Table;
    }

    /// <summary>The newest profiled table of exactly this target, else the newest predicted one; null where there is none.</summary>
    public CatalogTable? Newest(string spaceFingerprint, TensorShape input, Target target) => Tables
        .Where(table => table.Summary.SpaceFingerprint == spaceFingerprint && table.Summary.Input == input && table.Summary.Target == target)
        .Answering(table => table.Summary)
        .FirstOrDefault();

    /// <summary>A table by its id, or as many first digits of it as tell it from the others.</summary>
    /// <exception cref="ProfilerException">No table or more than one begins so.</exception>
    public CatalogTable Find(ReadOnlySpan<byte> id)
    {
        string text = Encoding.UTF8.GetString(id);
        if (_byId.TryGetValue(text, out CatalogTable? exact))
        {
            return exact;
        }

        CatalogTable[] fitting = [.. Tables.Where(table => text.Length > 0 && table.Summary.Id.StartsWith(text, StringComparison.OrdinalIgnoreCase))];
        return fitting.Length switch
        {
            1 => fitting[0],
            0 => throw NameSuggestion.Unknown("table", JsonText.Quote(id), _byId.Keys),
            _ => throw new ProfilerException(
                ErrorCode.UnknownName,
                $"'{JsonText.Quote(id)}' could be any of the tables {string.Join(", ", fitting.Select(table => table.Summary.Id))}.",
                "Give more digits."),
        };
    }

    /// <summary>Every name of a target that a table of the space and input answers to; for messages.</summary>
    public IEnumerable<string> Targets(CatalogSpace space, TensorShape input) =>
        _inputs.TryGetValue((space.Space.Fingerprint, input), out CatalogInput? tables) ? tables.Names : [];

    /// <summary>Why no target can answer, with what to do about it.</summary>
    public ProfilerException NoTables(CatalogSpace space, TensorShape input)
    {
        string[] inputs =
        [
            .. _inputs.Keys.Where(key => key.SpaceFingerprint == space.Space.Fingerprint).Select(key => key.Input.ToString()).Order(StringComparer.Ordinal),
        ];
        return new ProfilerException(
            ErrorCode.UnknownName,
            $"There is no lookup table of '{space.Space.Name}' at {input}.",
            inputs.Length > 0
                ? $"There are tables at {string.Join(", ", inputs)}."
                : "Queue a profile job of the space, or POST a table that was measured elsewhere.");
    }

    private static ProfilerException Ambiguous(ReadOnlySpan<byte> name, NamedTarget found) => new(
        ErrorCode.InvalidArgument,
        $"The target '{JsonText.Quote(name)}' could be any of {string.Join(", ", found.Ids)}.",
        "Give the whole id.");
}
