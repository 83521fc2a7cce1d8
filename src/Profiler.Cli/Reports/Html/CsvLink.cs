using System.Globalization;
using System.Text;

namespace Profiler.Cli.Reports.Html;

/// <summary>A link that saves numbers as a CSV file (RFC 4180) out of the page itself.</summary>
public static class CsvLink
{
    /// <param name="file">The name that the browser proposes.</param>
    /// <param name="rows">Strings, numbers or null; numbers at full precision.</param>
    public static Markup Render(string file, IEnumerable<string> headings, IEnumerable<IEnumerable<object?>> rows)
    {
        var csv = new StringBuilder();
        csv.Append(string.Join(',', headings)).Append("\r\n");
        foreach (IEnumerable<object?> row in rows)
        {
            csv.Append(string.Join(',', row.Select(Field))).Append("\r\n");
        }

        string address = $"data:text/csv;charset=utf-8,{Uri.EscapeDataString(csv.ToString())}";
        return Markup.Of($"<a class=\"save\" download=\"{file}\" href=\"{address}\">Save as CSV</a>");
    }

    private static string Field(object? value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
    }
}
