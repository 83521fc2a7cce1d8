using Profiler.Cli.Output;

namespace Profiler.Cli;

/// <summary>The `profiler` command.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        new CommandApplication(CommandEnvironment.FromProcess()).RunAsync(arguments, CancellationToken.None);
}
