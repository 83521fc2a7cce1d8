using System.Collections.Immutable;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>Refuses what does not hold of a data sheet, with the field's name.</summary>
internal sealed class SheetCheck(SheetDocument document, string origin)
{
    /// <exception cref="ProfilerException">It is not met.</exception>
    public void That(bool isMet, string field, string rule)
    {
        if (!isMet)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"{origin}: {field} is not as it must be: it {rule}.", "device-agents/boards/README.md describes every field.");
        }
    }

    public void Source(string source, string field) =>
        That(document.Sources.ContainsKey(source), field, $"names a source of the file, and '{source}' is none");

    /// <param name="names">Default where the file does not have the field.</param>
    public void Names(ImmutableArray<string> names, string field, bool isNeeded)
    {
        That(!isNeeded || names is { IsDefaultOrEmpty: false }, field, "has at least one name");
        That(
            names.IsDefault || (names.All(name => name is { Length: > 0 }) && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length),
            field, "has each name once, and none that is empty");
    }
}
