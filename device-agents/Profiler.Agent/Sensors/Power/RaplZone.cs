namespace Profiler.Agent.Sensors.Power;

/// <summary>A domain of the processor's energy counters (Documentation/power/powercap).</summary>
/// <param name="Domain">"package-0", or "package-0/dram" for one inside it.</param>
/// <param name="Energy">The file of its counter in microjoules.</param>
/// <param name="Range">The file of the number after which the counter begins at 0 again.</param>
internal sealed record RaplZone(string Domain, string Energy, string Range)
{
    public const string Folder = "sys/class/powercap";

    /// <summary>Those of the memory-mapped twin (intel-rapl-mmio) count the same energy again and are left out.</summary>
    private const string Pattern = "intel-rapl:*";

    public string Name => $"rapl/{Domain}";

    public static IEnumerable<RaplZone> In(SensorRoot root)
    {
        foreach (string zone in root.Entries(Folder, Pattern))
        {
            string id = Path.GetFileName(zone);
            string own = root.Text($"{zone}/name") ?? id;
            string parent = id[..id.LastIndexOf(':')];
            string? outer = parent.Contains(':', StringComparison.Ordinal) ? root.Text($"{Folder}/{parent}/name") ?? parent : null;
            yield return new RaplZone(
                outer is null ? SensorBatch.Word(own) : $"{SensorBatch.Word(outer)}/{SensorBatch.Word(own)}",
                $"{zone}/energy_uj",
                $"{zone}/max_energy_range_uj");
        }
    }
}
