using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CsvHelper;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>Reads a CSV file of known columns line by line; every complaint names file, line and column.</summary>
internal sealed class StrictCsv : IDisposable
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

    private readonly string _origin;
    private readonly string[] _columns;
    private readonly CsvReader _reader;
    private int _line;

    /// <summary>Begins with the line after the header.</summary>
    /// <exception cref="ProfilerException">The header is another one, or the text ends within a line.</exception>
    public StrictCsv(string text, string origin, string[] columns)
    {
        _origin = origin;
        _columns = columns;
        _reader = CsvReader.FromText(text, Options);
        if (!text.EndsWith('\n'))
        {
            _line = text.Count(c => c == '\n') + 1;
            throw Error("the file ends within the line: it is truncated");
        }

        if (!TryNext(out string[]? header) || !header.SequenceEqual(_columns))
        {
            throw Error($"the header is not '{string.Join(',', _columns)}'");
        }
    }

    /// <summary>The next line's fields; false at the end of the file.</summary>
    /// <exception cref="ProfilerException">The line has another number of columns.</exception>
    public bool TryNext([NotNullWhen(true)] out string[]? fields)
    {
        fields = null;
        _line++;
        try
        {
            if (!_reader.Read())
            {
                return false;
            }

            fields = new string[_reader.FieldCount];
            for (int i = 0; i < fields.Length; i++)
            {
                fields[i] = _reader.GetString(i);
            }
        }
        catch (CsvFormatException error)
        {
            throw Error(error.Message.TrimEnd('.'));
        }

        return fields.Length == _columns.Length
            ? true
            : throw Error($"there are {fields.Length} columns, not {_columns.Length}");
    }

    /// <summary>The next line's fields, where there must be one.</summary>
    /// <param name="expected">What the line is to hold, for the message.</param>
    public string[] Next(string expected) =>
        TryNext(out string[]? fields) ? fields : throw Error($"the file ends before '{expected}': it is truncated");

    public double Number(string[] fields, int column)
    {
        bool isNumber = double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        Require(isNumber, _columns[column], $"'{fields[column]}' is not a number");
        return number;
    }

    public void Require(bool condition, string column, string problem)
    {
        if (!condition)
        {
            throw Error($"column {column}: {problem}");
        }
    }

    public void Dispose() => _reader.Dispose();

    private ProfilerException Error(string problem) => new(
        ErrorCode.InvalidFile,
        $"{_origin}, line {_line}: {problem}.",
        "docs/lut-data.md describes every column; restore the file, it is not edited by hand.");
}
