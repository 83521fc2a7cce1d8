namespace Profiler.Cli.Commands.Devices;

/// <summary>What starts an agent that dials in, on the board.</summary>
public static class AgentCommand
{
    /// <param name="coordinator">Null where it is not known from here.</param>
    public static string Line(string device, Uri? coordinator) =>
        $"dotnet profiler-agent.dll --dial-in {coordinator?.AbsoluteUri.TrimEnd('/') ?? "https://COORDINATOR:PORT"} --device {device} --key-file agent.key";
}
