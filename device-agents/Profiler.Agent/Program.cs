using Profiler.Agent.Hosts;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent;

/// <summary>The program that runs on a board; <see cref="AgentProtocol"/> says what it speaks.</summary>
internal static class Program
{
    private const int UsageExitCode = 2;
    private const int ProtocolExitCode = 3;

    private static async Task<int> Main(string[] arguments)
    {
        MemoryPages.Request();

        // Ctrl-C reaches the whole foreground group; the coordinator decides what it means and cancels or hangs up.
        Console.CancelKeyPress += (_, signal) => signal.Cancel = true;
        try
        {
            AgentOptions options = AgentOptions.Read(arguments);
            using var termination = new Termination(options);
            using Stream input = Console.OpenStandardInput();
            using Stream output = Console.OpenStandardOutput();
            using var server = new AgentServer(options, input, output, TimeProvider.System);
            await server.RunAsync(termination.Token);
            return 0;
        }
        catch (ArgumentException error)
        {
            await Console.Error.WriteLineAsync($"profiler-agent: {error.Message}");
            return UsageExitCode;
        }
        catch (ProtocolException error)
        {
            await Console.Error.WriteLineAsync($"profiler-agent: {error.Message}");
            return ProtocolExitCode;
        }
    }
}
