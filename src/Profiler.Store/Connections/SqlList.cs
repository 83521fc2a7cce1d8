using System.Globalization;
using Dapper;

namespace Profiler.Store.Connections;

/// <summary>A list for IN: one parameter a value, since not every driver takes an array there.</summary>
internal static class SqlList
{
    /// <returns>The list in parentheses; one that matches nothing where there are no values.</returns>
    public static string Add(DynamicParameters parameters, string name, IEnumerable<string> values)
    {
        var names = new List<string>();
        foreach (string value in values)
        {
            string parameter = string.Create(CultureInfo.InvariantCulture, $"{name}{names.Count}");
            parameters.Add(parameter, value);
            names.Add($"@{parameter}");
        }

        return names.Count == 0 ? "(NULL)" : $"({string.Join(", ", names)})";
    }
}
