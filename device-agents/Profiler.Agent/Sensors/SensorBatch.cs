using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>Collects what sensors tell, and those that tell nothing.</summary>
internal sealed class SensorBatch(SensorRoot root)
{
    private readonly List<SensorReading> _readings = [];
    private readonly List<UnreadableSensor> _unreadable = [];

    public SensorRoot Root { get; } = root;

    public int Readings => _readings.Count;

    /// <summary>Takes a value that can be, and refuses one that cannot.</summary>
    public void Add(string name, Quantity quantity, double value, string path)
    {
        if (QuantityRange.Holds(quantity, value))
        {
            _readings.Add(new SensorReading(name, quantity, value));
        }
        else
        {
            Lack(name, path, UnreadableReason.OutOfRange, string.Empty);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="unit">What one of the file's is in the quantity's unit.</param>
    /// <param name="absent">What makes the file appear where it is absent.</param>
    public void Read(string name, Quantity quantity, string relative, double unit, string absent)
    {
        string path = Root.PathOf(relative);
        if (Root.TryRead(relative, out double value, out UnreadableReason reason))
        {
            Add(name, quantity, value * unit, path);
        }
        else
        {
            Lack(name, path, reason, absent);
        }
    }

    /// <summary>As <see cref="Read"/> for a file that not every device has: its absence is nothing to tell of.</summary>
    public void ReadIfThere(string name, Quantity quantity, string relative, double unit)
    {
        if (Root.Exists(relative))
        {
            Read(name, quantity, relative, unit, string.Empty);
        }
    }

    public void Lack(string name, string path, UnreadableReason reason, string absent) =>
        Lack(new UnreadableSensor(name, path, reason, Advice.For(reason, path, absent)));

    public void Lack(UnreadableSensor sensor) => _unreadable.Add(sensor);

    public SensorInventory ToInventory(string board) => new(board, [.. _readings], [.. _unreadable]);

    /// <summary>A name that was not given yet: chips and zones of one kind are numbered from the second on.</summary>
    public string Unique(string name)
    {
        string unique = name;
        for (int i = 2; _readings.Any(reading => reading.Name == unique) || _unreadable.Any(sensor => sensor.Name == unique); i++)
        {
            unique = $"{name}-{i}";
        }

        return unique;
    }

    /// <summary>A kernel's label as part of a name.</summary>
    public static string Word(string label) => label.Trim().ToLowerInvariant().Replace(' ', '-').Replace('/', '-');
}
