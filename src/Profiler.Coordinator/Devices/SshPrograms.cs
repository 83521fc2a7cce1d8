using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Devices;

/// <summary>Who speaks SSH for this process: OpenSSH's client, or SSH.NET where it was built in (docs/boards.md).</summary>
internal static class SshPrograms
{
    public const string Variable = "PROFILER_SSH";

    private const string OpenSsh = "openssh";
    private const string SshNet = "sshnet";

    /// <param name="name">The variable's value; null or empty for OpenSSH.</param>
    /// <exception cref="ProfilerException">Nobody has that name (InvalidArgument), or this build does without (MissingDependency).</exception>
    public static ISshLinks Choose(string? name, SshSettings settings, TimeProvider time) => name switch
    {
        null or "" or OpenSsh => new OpenSshLinks(settings),
#if NAMED_PACKAGES
        SshNet => new Adapters.SshNet.SshNetLinks(settings, time),
#else
        SshNet => throw new ProfilerException(
            ErrorCode.MissingDependency,
            $"{Variable} is '{SshNet}', and this program was built without SSH.NET.",
            "Build it with -p:NamedPackages=true, or unset the variable."),
#endif
        _ => throw new ProfilerException(
            ErrorCode.InvalidArgument, $"{Variable} is '{name}', and nobody of that name speaks SSH here.", $"Set it to {OpenSsh} or {SshNet}, or not at all."),
    };
}
