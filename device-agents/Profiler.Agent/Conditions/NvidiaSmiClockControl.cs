using System.Collections.Immutable;
using System.Globalization;
using Profiler.Agent.Hosts.Tools;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>
/// The clock of a host's GPU, by nvidia-smi: locked (-lgc) where the GPU has that, else as its applications clock (-ac).
/// A lock that somebody else had set is shown nowhere, so putting back frees the clock.
/// </summary>
internal sealed class NvidiaSmiClockControl(ICommandRunner tools, string gpu) : IConditionControl
{
    private const string Tool = "nvidia-smi";
    private const string Format = "--format=csv,noheader,nounits";
    private const int MostListed = 24;

    /// <summary>Loading the driver of a GPU that nobody holds open takes seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The GPU that CUDA gives the runtime first.</summary>
    public NvidiaSmiClockControl(ICommandRunner tools)
        : this(tools, Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES")?.Split(',')[0] is { Length: > 0 } first ? first : "0")
    {
    }

    public string Name => "GPU clock by nvidia-smi";

    /// <summary>Saved are the applications clocks as -ac takes them, memory and graphics; nothing where the GPU has none.</summary>
    public ControlState Read()
    {
        string[] clocks = [.. Ask("--query-gpu=clocks.applications.memory,clocks.applications.graphics", Format).Output.Trim().Split(',', StringSplitOptions.TrimEntries)];
        return clocks.Length == 2 && clocks.All(IsNumber)
            ? new ControlState($"applications clock {clocks[1]} MHz", $"{clocks[0]},{clocks[1]}")
            : new ControlState("no applications clock", string.Empty);
    }

    public ImmutableArray<HeldClock> Set(string value)
    {
        if (value == WantedConditions.DefaultClocks)
        {
            Free(Read().Saved);
            return [];
        }

        int[] existing = [.. Ask("--query-supported-clocks=graphics", Format).Output.Split('\n', StringSplitOptions.TrimEntries)
            .Where(IsNumber).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).Distinct().OrderDescending()];
        if (existing.Length == 0)
        {
            throw new ConditionException(UnmetReason.Absent, "The GPU lets nobody choose its clock.", "Measure without --clocks.");
        }

        int mhz = value == WantedConditions.MaxClocks ? existing[0] : Find(existing, value);
        ToolResult locked = Run("-lgc", $"{mhz},{mhz}");
        if (IsUnsupported(locked))
        {
            Ask("-ac", $"{MemoryMhz()},{mhz}");
        }
        else if (!locked.IsSuccess)
        {
            throw ConditionException.Of($"{Tool} -lgc {mhz},{mhz}", locked);
        }

        return [new HeldClock(ClockDomain.Gpu, mhz)];
    }

    public void Restore(string saved) => Free(saved);

    private void Free(string applications)
    {
        ToolResult freed = Run("-rgc");
        if (!freed.IsSuccess && !IsUnsupported(freed))
        {
            throw ConditionException.Of($"{Tool} -rgc", freed);
        }

        if (applications.Length > 0 && Read().Saved != applications)
        {
            Ask("-ac", applications);
        }
    }

    private string MemoryMhz() => Read().Saved is { Length: > 0 } clocks
        ? clocks.Split(',')[0]
        : throw new ConditionException(UnmetReason.Absent, "The GPU has neither clocks to lock nor applications clocks.", "Measure without --clocks.");

    /// <summary>Where there are many, those nearest to what was asked for and both ends are listed.</summary>
    private static int Find(int[] existing, string value)
    {
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double mhz) || !existing.Contains((int)mhz) || mhz != (int)mhz)
        {
            int[] listed = existing.Length <= MostListed
                ? existing
                : [.. existing.OrderBy(one => Math.Abs(one - mhz)).Take(4).Append(existing[0]).Append(existing[^1]).Distinct().OrderDescending()];
            throw ConditionException.Unknown("GPU clock of", $"{value} MHz", listed.Select(one => $"{one}"));
        }

        return (int)mhz;
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsUnsupported(ToolResult result) => result.End == ToolEnd.Exited && result.Says("not supported");

    private ToolResult Run(params string[] arguments) => tools.Run(Tool, ["-i", gpu, .. arguments], Limit);

    private ToolResult Ask(params string[] arguments)
    {
        ToolResult result = Run(arguments);
        return result.IsSuccess ? result : throw ConditionException.Of($"{Tool} {string.Join(' ', arguments)}", result);
    }
}
