using Profiler.Cli;
using Profiler.Cli.Output;

return await new CommandApplication(CommandEnvironment.FromProcess()).RunAsync(args, CancellationToken.None);
