using Profiler.Cli.Output;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>Runs the command in this process, with what it writes captured, as if both streams were pipes.</summary>
public static class CommandHost
{
    public static async Task<CommandRun> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var application = new CommandApplication(new CommandEnvironment(output, error, TimeProvider.System));
        int exitCode = await application.RunAsync(args, cancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    public static Task<CommandRun> RunAsync(params string[] args) => RunAsync(CancellationToken.None, args);
}
