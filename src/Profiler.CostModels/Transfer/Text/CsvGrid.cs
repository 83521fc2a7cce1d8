using System.Globalization;
using CsvHelper;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer.Text;

/// <summary>A CSV file with a header, as cells; every complaint names file, line and column.</summary>
internal sealed class CsvGrid
{
    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        Separator = ',',
        SkipEmptyLines = false,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    /// <summary>The largest table known has 4 MB; one of this size is something else.</summary>
    private const long MaxBytes = 256 << 20;

    private readonly string _origin;

    /// <summary>The file's line of the first row.</summary>
    private readonly int _firstLine;

    /// <param name="column">The name of the only column of a text without a header; null where the first line is a header.</param>
    private CsvGrid(string text, string origin, string? column)
    {
        _origin = origin;
        _firstLine = column is null ? 2 : 1;
        List<string[]> rows = column is null ? [] : [[column]];
        using CsvReader reader = CsvReader.FromText(text, Options);
        try
        {
            while (reader.Read())
            {
                string[] fields = new string[reader.FieldCount];
                for (int i = 0; i < fields.Length; i++)
                {
                    fields[i] = reader.GetString(i).Trim();
                }

                rows.Add(fields);
            }
        }
        catch (CsvFormatException error)
        {
            throw RowError(rows.Count - 1, error.Message.TrimEnd('.'));
        }

        if (rows.Count < 2)
        {
            throw Error(1, column is null ? "there is no row below a header" : "there is nothing in it");
        }

        Header = rows[0];
        Rows = [.. rows.Skip(1)];
        if (Header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Error(1, $"the column '{twice.Key}' stands {twice.Count()} times");
        }

        int wrong = Array.FindIndex(Rows, row => row.Length != Header.Length);
        if (wrong >= 0)
        {
            throw RowError(wrong, $"it has {Rows[wrong].Length} of the header's {Header.Length} columns");
        }
    }

    public string[] Header { get; }

    public string[][] Rows { get; }

    /// <exception cref="ProfilerException">The file is missing, too large or no such table.</exception>
    public static CsvGrid Load(string path) => new(ReadText(path), path, null);

    /// <summary>A file of one column without a header.</summary>
    /// <inheritdoc cref="Load"/>
    public static CsvGrid LoadList(string path, string column) => new(ReadText(path), path, column);

    private static string ReadText(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MaxBytes
                ? File.ReadAllText(path)
                : throw new ProfilerException(ErrorCode.InvalidFile, $"{path} is larger than a table can be ({MaxBytes} bytes).");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{path} cannot be read: {error.Message}", inner: error);
        }
    }

    /// <exception cref="ProfilerException">There is no such column.</exception>
    public int Column(string name)
    {
        int column = Array.IndexOf(Header, name);
        return column >= 0 ? column : throw NameSuggestion.Unknown($"column of {_origin}", name, Header);
    }

    /// <summary>A latency in ms; NaN where the cell is empty, which means that it was not measured.</summary>
    /// <exception cref="ProfilerException">The cell is not a number above or equal to 0.</exception>
    public double Latency(int row, int column)
    {
        string cell = Rows[row][column];
        if (cell.Length == 0)
        {
            return double.NaN;
        }

        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double ms) && double.IsFinite(ms) && ms >= 0
            ? ms
            : throw RowError(row, $"column {Header[column]}: '{cell}' is no latency in ms");
    }

    /// <summary>The file's line of a row.</summary>
    public int LineOf(int row) => row + _firstLine;

    public ProfilerException RowError(int row, string problem) => Error(LineOf(row), problem);

    public ProfilerException Error(int line, string problem) =>
        new(ErrorCode.InvalidFile, $"{_origin}, line {line}: {problem}.", "docs/transfer.md describes the tables.");
}
