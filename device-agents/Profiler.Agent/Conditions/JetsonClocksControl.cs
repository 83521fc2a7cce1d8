using System.Collections.Immutable;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>
/// All clocks of a Jetson at the highest that its power mode allows: processors, GPU and memory, which have no other
/// common switch. What they were is what jetson_clocks itself stores.
/// </summary>
internal sealed class JetsonClocksControl(ICommandRunner tools, SensorRoot root) : IConditionControl
{
    private const string Tool = "jetson_clocks";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public string Name => "jetson_clocks";

    /// <summary>The tool would ask before it overwrote a file, so it is given one that is not there.</summary>
    public ControlState Read() => InFolder(folder =>
    {
        string file = Path.Combine(folder, "clocks.conf");
        Run("--store", file);
        string saved = File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : throw new ConditionException(UnmetReason.Failed, $"'{Tool} --store' stored nothing.", $"Try '{Tool} --store FILE' by hand.");
        return new ControlState(BoundClocks.Read(root).ToString(), saved);
    });

    public ImmutableArray<HeldClock> Set(string value)
    {
        Run();
        BoundClocks clocks = BoundClocks.Read(root);
        if (clocks.Move)
        {
            throw new ConditionException(
                UnmetReason.Failed, $"'{Tool}' says that it is done and a clock is still free to move.", $"See what '{Tool} --show' prints.");
        }

        return [.. clocks.Held()];
    }

    public void Restore(string saved) => InFolder(folder =>
    {
        string file = Path.Combine(folder, "clocks.conf");
        File.WriteAllText(file, $"{saved}\n");
        return Run("--restore", file);
    });

    private ToolResult Run(params string[] arguments)
    {
        ToolResult result = tools.Run(Tool, arguments, Limit);
        return result.IsSuccess ? result : throw ConditionException.Of($"{Tool} {string.Join(' ', arguments)}".TrimEnd(), result);
    }

    private static T InFolder<T>(Func<string, T> work)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("profiler-clocks-");
        try
        {
            return work(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
