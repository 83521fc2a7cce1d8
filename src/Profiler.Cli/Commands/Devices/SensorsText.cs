using Profiler.Cli.Output;
using Profiler.Measurement.Sensors;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A device's sensors for people.</summary>
public static class SensorsText
{
    public static void Render(TextOutput text, DeviceSensors device)
    {
        SensorInventory sensors = device.Sensors;
        text.Line($"{device.Name}, a board of the family {sensors.Board}: {sensors.Readings.Length} readings, {sensors.Unreadable.Length} sensors tell nothing");
        if (sensors.Readings.Length > 0)
        {
            text.Line();
            text.Table(
                [TextColumn.Words("sensor"), TextColumn.Number("value"), TextColumn.Words("unit")],
                sensors.Readings.Select(reading => (string[])[reading.Name, Value(reading), Unit(reading.Quantity)]));
        }

        if (sensors.Unreadable.Length > 0)
        {
            text.Line();
            text.Table(
                [TextColumn.Words("tells nothing"), TextColumn.Words("why"), TextColumn.Words("file or function, and what to do")],
                sensors.Unreadable.SelectMany(sensor => (string[][])
                [
                    [sensor.Name, Why(sensor.Reason), sensor.Path],
                    ["", "", sensor.Advice],
                ]));
        }
    }

    private static string Value(SensorReading reading) => reading.Quantity switch
    {
        Quantity.TemperatureCelsius or Quantity.LoadPercent => $"{reading.Value:F1}",
        _ => $"{reading.Value:F0}",
    };

    private static string Unit(Quantity quantity) => quantity switch
    {
        Quantity.PowerMw => "mW",
        Quantity.EnergyMj => "mJ",
        Quantity.VoltageMv => "mV",
        Quantity.CurrentMa => "mA",
        Quantity.TemperatureCelsius => "degrees C",
        Quantity.FrequencyMhz => "MHz",
        Quantity.LoadPercent => "%",
        Quantity.MemoryMib => "MiB",
        Quantity.Throttles or Quantity.Count => "",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, message: null),
    };

    private static string Why(UnreadableReason reason) => reason switch
    {
        UnreadableReason.Absent => "absent",
        UnreadableReason.NoPermission => "no permission",
        UnreadableReason.DriverError => "driver error",
        UnreadableReason.NotANumber => "no number",
        UnreadableReason.OutOfRange => "cannot be",
        UnreadableReason.Frozen => "frozen",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };
}
