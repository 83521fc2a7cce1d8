namespace Profiler.Agent.Sensors;

/// <summary>The directory under which the device's files are looked for: the device's own root, or a tree that somebody brings.</summary>
internal sealed class SensorRoot(string folder)
{
    /// <summary>Set in an agent's environment, it makes that folder its root.</summary>
    public const string Variable = "PROFILER_ROOT";

    public static SensorRoot FromEnvironment() =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : "/");

    /// <summary>Where a file such as "sys/class/thermal" lies.</summary>
    public string PathOf(string relative) => Path.Combine(folder, relative);

    /// <summary>Whether this is the device's own root: native libraries tell of the device and of no other tree.</summary>
    public bool IsDevice => folder == "/";
}
