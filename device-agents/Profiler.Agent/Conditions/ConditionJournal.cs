using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>
/// What the controls were before the agent changed them, on disk before the first change, so that whatever ends the
/// agent, a power cut too, the next one can put them back. Empty, it is no file.
/// </summary>
internal sealed class ConditionJournal(string folder)
{
    private readonly string _path = Path.Combine(folder, "conditions.json");

    public bool Exists => File.Exists(_path);

    /// <summary>The entries in the order in which their controls are set and put back.</summary>
    /// <exception cref="ConditionException">It is there and cannot be read.</exception>
    public ImmutableArray<JournalEntry> Read()
    {
        try
        {
            return Exists ? JsonSerializer.Deserialize(File.ReadAllBytes(_path), JournalJson.Default.ImmutableArrayJournalEntry) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConditionException(
                UnmetReason.Failed,
                $"What the board's settings were before, in {_path}, cannot be read: {error.Message}",
                "Look at it, set the board by hand as it is to be, and delete it.",
                error);
        }
    }

    /// <summary>Replaces it, whole or not at all.</summary>
    /// <exception cref="ConditionException">It cannot be written; the board must then stay as it is.</exception>
    public void Write(ImmutableArray<JournalEntry> entries)
    {
        try
        {
            if (entries.IsEmpty)
            {
                File.Delete(_path);
                return;
            }

            Directory.CreateDirectory(folder);
            string partial = $"{_path}.{Environment.ProcessId}.partial";
            using (var file = new FileStream(partial, FileMode.Create))
            {
                JsonSerializer.Serialize(file, entries, JournalJson.Default.ImmutableArrayJournalEntry);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, _path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConditionException(
                UnmetReason.NoPermission,
                $"What the board's settings were cannot be kept in {folder}, so they are left alone: {error.Message}",
                $"Set {Serving.AgentOptions.LaneVariable} to a folder that the agent may write to and that outlives a reboot.",
                error)
            {
                ChangedNothing = true,
            };
        }
    }
}
