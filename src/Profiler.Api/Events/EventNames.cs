namespace Profiler.Api.Events;

/// <summary>The names of server-sent events.</summary>
public static class EventNames
{
    /// <summary>Of one job: its state changed; the data is the job.</summary>
    public const string State = "state";

    /// <summary>Of one job: it went on; the data is the job.</summary>
    public const string Progress = "progress";

    /// <summary>Of all: a job changed; the data is the job without its result.</summary>
    public const string Job = "job";

    /// <summary>Of all: a device changed; the data is the device.</summary>
    public const string Device = "device";

    /// <summary>Of all: a table was added; the data is its id.</summary>
    public const string Table = "table";

    /// <summary>Of all: a device is registered no more; the data names it.</summary>
    public const string Removed = "removed";

    /// <summary>Of all: the first event, and whenever events may have been missed: everything should be read; the data names what.</summary>
    public const string Resync = "resync";
}
