using System.Text.Json;
using Profiler.CostModels.LookupTables;

namespace Profiler.Api.Tables;

/// <summary>How the API spells fill methods: as folders of tables do, in-context, isolated and surrogate.</summary>
public static class TableMethods
{
    public static string Text(FillMethod method) => JsonNamingPolicy.KebabCaseLower.ConvertName(method.ToString());

    /// <summary>Null where the text names none.</summary>
    public static FillMethod? Parse(string text) => Enum.GetValues<FillMethod>().Cast<FillMethod?>().FirstOrDefault(method => Text(method!.Value) == text);
}
