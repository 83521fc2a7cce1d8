using System.Collections.Immutable;
using System.Globalization;
using Profiler.CostModels.Transfer.Text;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer.Encoders;

/// <summary>
/// A table's own columns as a space. A column with few values is a choice: a feature a value. A number whose values are all
/// at least 16 is a size r too, such as a resolution: all choices stand once more, times (r/r0)^2 - 1. A number with many
/// values tells nothing of choices (it is rather a measurement) and is passed over.
/// </summary>
public sealed class ColumnEncoder : IArchitectureEncoder
{
    /// <summary>Joins the cells of an architecture in its text.</summary>
    public const char Separator = ';';

    /// <summary>A text column with more values is no choice; a numeric one no choice and no size.</summary>
    private const int MostCategories = 64;

    /// <summary>Smaller numbers name a choice; larger ones are sizes.</summary>
    private const double LeastSize = 16;

    private readonly int _choices;

    public ColumnEncoder(ImmutableArray<ChoiceColumn> columns)
    {
        Columns = columns;
        _choices = 1 + columns.Sum(column => column.Categories.Length);
    }

    public ImmutableArray<ChoiceColumn> Columns { get; }

    public string Space => "generic";

    /// <summary>The choices, and for each size all of them once more.</summary>
    public int Width => _choices * (1 + Columns.Count(column => column.Reference is not null));

    public EncodedArchitecture Encode(string text)
    {
        string[] cells = text.Split(Separator);
        if (cells.Length != Columns.Length)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{text}' has {cells.Length} choices, and the table has {Columns.Length}: {string.Join(Separator, Columns.Select(column => column.Name))}.",
                $"Write one value a column, joined by '{Separator}'.");
        }

        var chosen = new List<int> { 0 };
        var factors = new List<double> { 1 };
        int offset = 1;
        for (int i = 0; i < cells.Length; i++)
        {
            ChoiceColumn column = Columns[i];
            int category = column.Categories.IndexOf(cells[i]);
            chosen.Add(category >= 0
                ? offset + category
                : throw NameSuggestion.Unknown($"value of the column '{column.Name}'", cells[i], column.Categories));
            offset += column.Categories.Length;
            if (column.Reference is { } reference)
            {
                double ratio = double.Parse(cells[i], CultureInfo.InvariantCulture) / reference;
                factors.Add((ratio * ratio) - 1);
            }
        }

        return new EncodedArchitecture(
            text,
            [.. factors.SelectMany((_, block) => chosen.Select(column => (block * _choices) + column))],
            [.. factors.SelectMany(factor => chosen.Select(_ => factor))]);
    }

    /// <exception cref="ProfilerException">No column is a choice, or a choice is empty somewhere.</exception>
    internal static ColumnEncoder Of(CsvGrid grid, IReadOnlyCollection<string> latencies, out ImmutableArray<string> ignored)
    {
        var columns = ImmutableArray.CreateBuilder<ChoiceColumn>();
        var passedOver = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < grid.Header.Length; i++)
        {
            if (latencies.Contains(grid.Header[i]))
            {
                continue;
            }

            if (Read(grid, i) is { } column)
            {
                columns.Add(column);
            }
            else
            {
                passedOver.Add(grid.Header[i]);
            }
        }

        ignored = passedOver.ToImmutable();
        return columns.Count > 0
            ? new ColumnEncoder(columns.ToImmutable())
            : throw grid.Error(1, $"no column is a choice: besides the latencies there is {string.Join(", ", ignored.DefaultIfEmpty("nothing"))}");
    }

    private static ChoiceColumn? Read(CsvGrid grid, int column)
    {
        string[] values = [.. grid.Rows.Select(row => row[column]).Distinct().Order(StringComparer.Ordinal)];
        if (values.Length > MostCategories)
        {
            return null;
        }

        if (values.FirstOrDefault(value => value.Length == 0 || value.Contains(Separator, StringComparison.Ordinal)) is { } unusable)
        {
            int row = Array.FindIndex(grid.Rows, cells => cells[column] == unusable);
            throw grid.RowError(row, $"column {grid.Header[column]}: {(unusable.Length == 0 ? "there is no value" : $"'{unusable}' has a '{Separator}'")}");
        }

        double[] numbers = [.. values.Select(value => double.TryParse(value, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        bool isSize = numbers.Length > 1 && numbers.All(number => double.IsFinite(number) && number >= LeastSize);
        return new ChoiceColumn(grid.Header[column], [.. values], isSize ? numbers.Max() : null);
    }
}
