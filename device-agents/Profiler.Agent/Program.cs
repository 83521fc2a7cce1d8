using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Profiler.Agent.DialIn;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent;

/// <summary>The program that runs on a board; <see cref="AgentProtocol"/> says what it speaks.</summary>
internal static class Program
{
    private const int UsageExitCode = 2;
    private const int ProtocolExitCode = 3;
    private const int SilenceExitCode = 4;
    private const int ErrorDescriptor = 2;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [DialInOptions.Option, ..])
        {
            return await DialInAsync(arguments);
        }

        // Ctrl-C reaches the whole foreground group; the coordinator decides what it means and cancels or hangs up.
        Console.CancelKeyPress += (_, signal) => signal.Cancel = true;
        try
        {
            AgentOptions options = AgentOptions.Read(arguments);
            using var termination = new Termination(options);
            using Stream input = Listen(options);
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

    /// <summary>Runs until it is told to end.</summary>
    private static async Task<int> DialInAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            DialInOptions options = DialInOptions.Read(arguments);
            var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
            await new Dialler(options, TimeProvider.System, random, Console.Error).RunAsync(stop.Token);
            return 0;
        }
        catch (ArgumentException error)
        {
            await Console.Error.WriteLineAsync($"profiler-agent: {error.Message}");
            return UsageExitCode;
        }
    }

    private static Stream Listen(AgentOptions options)
    {
        Stream input = Console.OpenStandardInput();
        return options.Alive is { } limit ? new HeardStream(input, limit, TimeProvider.System, () => EndInSilence(limit)) : input;
    }

    /// <summary>
    /// Whoever measures for this agent ends with its own input, and the lane is free. Console.Error would wait for the
    /// writer to standard output, which a stalled link holds for ever.
    /// </summary>
    private static void EndInSilence(TimeSpan limit)
    {
        using var errors = new FileStream(new SafeFileHandle(ErrorDescriptor, ownsHandle: false), FileAccess.Write);
        errors.Write(Encoding.UTF8.GetBytes($"profiler-agent: heard nothing for {limit.TotalSeconds:0} s; the link is taken for lost.\n"));
        errors.Flush();
        Environment.Exit(SilenceExitCode);
    }
}
