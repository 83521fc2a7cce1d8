using System.Diagnostics;
using System.Net;

namespace Profiler.Chaos.Tests.Boards;

/// <summary>A board's network: a namespace of its own behind a pair of virtual interfaces, which can be taken down.</summary>
internal sealed class BoardNetwork : IDisposable
{
    private const string Program = "ip";
    private const int SubnetsBase = 64;

    private static readonly Lazy<bool> Permitted = new(IsPermitted);

    private readonly string _hostEnd;

    private BoardNetwork(int index)
    {
        int process = Environment.ProcessId;
        Namespace = $"chaos{process}-{index}";
        _hostEnd = $"c{process % 1_000_000}h{index}";
        string subnet = $"10.{SubnetsBase + (process % SubnetsBase)}.{index}";
        Address = IPAddress.Parse($"{subnet}.2");
        Run("netns", "add", Namespace);
        Run("link", "add", _hostEnd, "type", "veth", "peer", "name", "board", "netns", Namespace);
        Run("addr", "add", $"{subnet}.1/30", "dev", _hostEnd);
        Run("link", "set", _hostEnd, "up");
        Run("-n", Namespace, "addr", "add", $"{subnet}.2/30", "dev", "board");
        Run("-n", Namespace, "link", "set", "board", "up");
        Run("-n", Namespace, "link", "set", "lo", "up");
    }

    public string Namespace { get; }

    public IPAddress Address { get; }

    /// <summary>Null where this machine or account permits no network namespaces.</summary>
    public static BoardNetwork? TryMake(int index) => Permitted.Value ? new BoardNetwork(index) : null;

    public void TakeDown() => Run("link", "set", _hostEnd, "down");

    public void BringUp() => Run("link", "set", _hostEnd, "up");

    public void Dispose() => Run("netns", "del", Namespace);

    private static bool IsPermitted()
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/sbin/ip"))
        {
            return false;
        }

        string trial = $"chaos{Environment.ProcessId}-trial";
        if (TryRun(["netns", "add", trial]) is not null)
        {
            return false;
        }

        string? problem = TryRun(["-n", trial, "link", "add", "trial0", "type", "veth", "peer", "name", "trial1"]);
        Run("netns", "del", trial);
        return problem is null;
    }

    private static void Run(params string[] arguments)
    {
        if (TryRun(arguments) is { } problem)
        {
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {problem}");
        }
    }

    private static string? TryRun(string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors;
    }
}
