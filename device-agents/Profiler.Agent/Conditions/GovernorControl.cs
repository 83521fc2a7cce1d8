using System.Collections.Immutable;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>The frequency governor of every processor.</summary>
internal sealed class GovernorControl(SensorRoot root) : IConditionControl
{
    public const string Performance = "performance";

    private const string Processors = "sys/devices/system/cpu";

    public string Name => "governor";

    /// <summary>The folders of the processors' frequencies; processors that are switched off have none.</summary>
    public static IReadOnlyList<string> Folders(SensorRoot root) =>
        [.. root.Entries(Processors, "cpu*").Select(cpu => $"{cpu}/cpufreq").Where(root.Exists)];

    public ControlState Read()
    {
        (string Folder, string? Governor)[] all = [.. Folders(root).Select(folder => (folder, root.Text(FileOf(folder))))];
        return all.Length == 0 || all.Any(processor => processor.Governor is null)
            ? throw new ConditionException(UnmetReason.Absent, "The kernel shows no frequency governor here.", "Set it where the kernel of the host runs.")
            : new ControlState(
                string.Join(", ", all.Select(processor => processor.Governor).Distinct()),
                string.Join(' ', all.Select(processor => $"{Processor(processor.Folder)}={processor.Governor}")));
    }

    public ImmutableArray<HeldClock> Set(string value)
    {
        IReadOnlyList<string> folders = Folders(root);
        foreach (string folder in folders)
        {
            string[] existing = root.Text($"{folder}/scaling_available_governors")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (!existing.Contains(value))
            {
                throw ConditionException.Unknown(Name, value, existing);
            }
        }

        Write(folders.Select(folder => (FileOf(folder), value)));
        return value == Performance ? [new HeldClock(ClockDomain.Processor, null)] : [];
    }

    public void Restore(string saved) => Write(saved.Split(' ')
        .Select(processor => processor.Split('=', 2))
        .Select(parts => (File: FileOf($"{Processors}/{parts[0]}/cpufreq"), Governor: parts[1]))
        .Where(processor => root.Exists(processor.File)));

    private void Write(IEnumerable<(string File, string Governor)> processors)
    {
        bool changed = false;
        foreach ((string file, string governor) in processors)
        {
            try
            {
                changed |= KernelFile.Write(root, file, governor);
            }
            catch (ConditionException error)
            {
                throw new ConditionException(error.Reason, error.Message, error.Advice, error) { ChangedNothing = !changed };
            }
        }
    }

    private static string FileOf(string folder) => $"{folder}/scaling_governor";

    private static string Processor(string folder) => Path.GetFileName(Path.GetDirectoryName(folder))!;
}
