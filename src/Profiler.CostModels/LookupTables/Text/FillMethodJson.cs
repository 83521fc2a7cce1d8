using System.Text.Json;
using System.Text.Json.Serialization;

namespace Profiler.CostModels.LookupTables.Text;

/// <summary>Spells fill methods as in folder names: in-context, isolated, surrogate, roofline.</summary>
internal sealed class FillMethodJson() : JsonStringEnumConverter<FillMethod>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
{
    public static string Text(FillMethod method) => JsonNamingPolicy.KebabCaseLower.ConvertName(method.ToString());
}
