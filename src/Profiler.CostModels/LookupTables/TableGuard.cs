using Profiler.Measurement.Targets;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.LookupTables;

/// <summary>Keeps a table from answering for what it was not measured for.</summary>
public static class TableGuard
{
    /// <exception cref="ProfilerException">Target, space or input differ; the message has every difference.</exception>
    public static void Require(LookupTable table, Target target, SearchSpace space, TensorShape input)
    {
        List<string> differences = [.. table.Target.DifferencesFrom(target)];
        if (table.SpaceFingerprint != space.Fingerprint)
        {
            differences.Add(table.SpaceName == space.Name
                ? $"another definition of the space {space.Name} (fingerprint {table.SpaceFingerprint[..12]}, not {space.Fingerprint[..12]})"
                : $"space {table.SpaceName}, not {space.Name}");
        }

        if (table.Input != input)
        {
            differences.Add($"input {table.Input}, not {input}");
        }

        if (differences.Count > 0)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The table {table.Id} was measured for something else: {string.Join("; ", differences)}.",
                $"Build a table for this: profiler profile --space {BuiltInSpaces.Spelling(space)} --input {input} --threads {target.Threads}.");
        }
    }
}
