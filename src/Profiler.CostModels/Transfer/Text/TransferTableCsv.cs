using System.Collections.Immutable;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer.Text;

/// <summary>Reads tables of latencies and lists of architectures (docs/transfer.md).</summary>
public static class TransferTableCsv
{
    /// <summary>The column that holds an architecture of a built-in space.</summary>
    public const string ArchitectureColumn = "architecture";

    /// <summary>The column that holds what was measured on the new device.</summary>
    public const string LatencyColumn = "latency_ms";

    /// <param name="latencies">The columns that are latencies; null for all but the architecture's.</param>
    /// <exception cref="ProfilerException">The file, a column, a cell or an architecture is unusable; it is named.</exception>
    public static TransferTable Load(string path, TransferSpace space, IReadOnlyCollection<string>? latencies = null) =>
        Read(CsvGrid.Load(path), space, latencies);

    /// <summary>A table whose other columns are the space: categories and numbers.</summary>
    /// <inheritdoc cref="Load"/>
    public static TransferTable LoadGeneric(string path, IReadOnlyCollection<string> latencies)
    {
        CsvGrid grid = CsvGrid.Load(path);
        foreach (string name in latencies)
        {
            grid.Column(name);
        }

        ColumnEncoder encoder = ColumnEncoder.Of(grid, latencies, out ImmutableArray<string> ignored);
        return Read(grid, TransferSpace.Generic(encoder), [.. latencies]) with { IgnoredColumns = ignored };
    }

    /// <summary>What was measured on the new device: columns architecture and latency_ms.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImmutableArray<TransferObservation> LoadMeasured(string path, TransferSpace space)
    {
        CsvGrid grid = CsvGrid.Load(path);
        int column = grid.Column(LatencyColumn);
        return
        [
            .. Encode(grid, space.Encoder).Select((architecture, row) => new TransferObservation(
                architecture,
                grid.Latency(row, column) is > 0 and double ms
                    ? ms
                    : throw grid.RowError(row, grid.Rows[row][column] is { Length: > 0 } cell
                        ? $"column {LatencyColumn} must be above 0 ms, and is '{cell}'"
                        : $"column {LatencyColumn} is empty: measure the architecture, or take the line out"))),
        ];
    }

    /// <summary>Architectures to predict; other columns are passed over.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImmutableArray<EncodedArchitecture> LoadArchitectures(string path, IArchitectureEncoder encoder) => Encode(CsvGrid.Load(path), encoder);

    /// <summary>Architectures to predict, one a line without a header.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImmutableArray<EncodedArchitecture> LoadList(string path, IArchitectureEncoder encoder) =>
        Encode(CsvGrid.LoadList(path, ArchitectureColumn), encoder);

    private static TransferTable Read(CsvGrid grid, TransferSpace space, IReadOnlyCollection<string>? latencies)
    {
        ImmutableArray<EncodedArchitecture> architectures = Encode(grid, space.Encoder);
        IEnumerable<string> names = latencies ?? grid.Header.Where(name => name != ArchitectureColumn);
        return new TransferTable(
            space,
            architectures,
            [
                .. names.Select(name =>
                {
                    int column = grid.Column(name);
                    return new DeviceLatencies(name, [.. Enumerable.Range(0, grid.Rows.Length).Select(row => grid.Latency(row, column))]);
                }),
            ],
            []);
    }

    private static ImmutableArray<EncodedArchitecture> Encode(CsvGrid grid, IArchitectureEncoder encoder)
    {
        Func<int, string> text = TextOf(grid, encoder);
        var lines = new Dictionary<string, int>();
        var architectures = ImmutableArray.CreateBuilder<EncodedArchitecture>(grid.Rows.Length);
        for (int row = 0; row < grid.Rows.Length; row++)
        {
            EncodedArchitecture architecture;
            try
            {
                architecture = encoder.Encode(text(row));
            }
            catch (ProfilerException error)
            {
                throw grid.RowError(row, error.Message.TrimEnd('.'));
            }

            if (!lines.TryAdd(architecture.Text, grid.LineOf(row)))
            {
                throw grid.RowError(row, $"the architecture {architecture.Text} stands in line {lines[architecture.Text]} already");
            }

            architectures.Add(architecture);
        }

        return architectures.ToImmutable();
    }

    private static Func<int, string> TextOf(CsvGrid grid, IArchitectureEncoder encoder)
    {
        if (encoder is ColumnEncoder own && own.Columns.All(column => grid.Header.Contains(column.Name)))
        {
            int[] columns = [.. own.Columns.Select(column => grid.Column(column.Name))];
            return row => string.Join(ColumnEncoder.Separator, columns.Select(column => grid.Rows[row][column]));
        }

        int only = grid.Column(ArchitectureColumn);
        return row => grid.Rows[row][only];
    }
}
