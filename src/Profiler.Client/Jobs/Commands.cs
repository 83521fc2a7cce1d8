namespace Profiler.Client.Jobs;

/// <summary>Commands that go on with a job, as a user types them.</summary>
internal static class Commands
{
    public static string Watch(string job, CoordinatorAddress address) => Line("watch", job, address);

    public static string Show(string job, CoordinatorAddress address) => Line("show", job, address);

    public static string Cancel(string job, CoordinatorAddress address) => Line("cancel", job, address);

    private static string Line(string verb, string job, CoordinatorAddress address) =>
        $"profiler job {verb} {job} --server {address.Url.AbsoluteUri.TrimEnd('/')}";
}
