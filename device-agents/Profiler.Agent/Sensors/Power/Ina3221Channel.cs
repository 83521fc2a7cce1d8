namespace Profiler.Agent.Sensors.Power;

/// <summary>One channel of an INA3221, in either form that its drivers have.</summary>
/// <param name="Rail">As the board's device tree names it.</param>
/// <param name="Power">The file of its power in mW; null where its power is voltage times current.</param>
/// <param name="Voltage">The file in mV.</param>
/// <param name="Current">The file in mA.</param>
internal sealed record Ina3221Channel(string Rail, string? Power, string Voltage, string Current)
{
    private const string Jetpack4Folder = "sys/bus/i2c/drivers/ina3221x";
    private const string HwmonFolder = "sys/class/hwmon";

    /// <summary>What a device tree writes for a channel that nothing is connected to.</summary>
    private const string NotConnected = "NC";

    private const int Channels = 3;

    public string Name => $"ina3221/{SensorBatch.Word(Rail)}";

    /// <summary>Every connected channel of the device.</summary>
    public static IEnumerable<Ina3221Channel> In(SensorRoot root) => InJetpack4(root).Concat(InHwmon(root))
        .Where(channel => channel.Rail is not ("" or NotConnected)).DistinctBy(channel => channel.Name);

    /// <summary>JetPack 4's own driver: an IIO device below each chip, or a link to it, with power worked out by the driver.</summary>
    private static IEnumerable<Ina3221Channel> InJetpack4(SensorRoot root) =>
        from chip in root.Entries(Jetpack4Folder, "*-*")
        from device in root.Entries(chip, "iio*device*")
        from i in Enumerable.Range(0, Channels)
        where root.Exists($"{device}/rail_name_{i}")
        select new Ina3221Channel(
            root.Text($"{device}/rail_name_{i}") ?? string.Empty,
            $"{device}/in_power{i}_input",
            $"{device}/in_voltage{i}_input",
            $"{device}/in_current{i}_input");

    /// <summary>
    /// The kernel's driver, JetPack 5 and later: channels 1 to 3. in4 to in6 are the voltages over the shunts in
    /// microvolts, in7 and curr4 their sums: parts of the same channels, not rails (Documentation/hwmon/ina3221).
    /// </summary>
    private static IEnumerable<Ina3221Channel> InHwmon(SensorRoot root) =>
        from chip in root.Entries(HwmonFolder, "hwmon*")
        where root.Text($"{chip}/name") == "ina3221"
        from i in Enumerable.Range(1, Channels)
        where root.Exists($"{chip}/in{i}_input")
        select new Ina3221Channel(
            root.Text($"{chip}/in{i}_label") ?? $"{Path.GetFileName(chip)}-channel{i}",
            Power: null,
            $"{chip}/in{i}_input",
            $"{chip}/curr{i}_input");
}
