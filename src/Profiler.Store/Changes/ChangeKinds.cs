namespace Profiler.Store.Changes;

/// <summary>What <see cref="Change.Kind"/> can be.</summary>
public static class ChangeKinds
{
    public const string Job = "job";

    public const string Device = "device";

    public const string Table = "table";
}
