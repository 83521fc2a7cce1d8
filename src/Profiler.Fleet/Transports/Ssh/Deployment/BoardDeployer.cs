using Profiler.Fleet.Connections;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh.Deployment;

/// <summary>Brings the agent to a board, whole or not at all, and starts it there.</summary>
internal sealed class BoardDeployer(ISshLink link, SshConnection connection)
{
    /// <summary>Makes sure that the agent is on the board and can run there.</summary>
    /// <returns>The command that runs it.</returns>
    /// <exception cref="ProfilerException">MissingDependency, Storage, LinkLost.</exception>
    public async Task<string> DeployAsync(AgentPackage package, TimeSpan agentAlive, CancellationToken cancellationToken)
    {
        ScriptResult asked = await RunAsync(BoardScripts.Facts, [connection.Folder, connection.DotNet], null, cancellationToken);
        await RequireAsync(asked);
        BoardFacts facts = BoardFacts.Parse(asked.Output);
        RequireRuntime(facts, package, asked.Errors);
        AgentPackage fitting = package.For(facts.Machine);
        string[] names = [connection.Folder, fitting.Hash];
        ScriptResult present = await RunAsync(BoardScripts.Check, names, null, cancellationToken);
        if (present.Status != 0)
        {
            await RequireAsync(await RunAsync(BoardScripts.Deploy, names, fitting.WriteAsync, cancellationToken));
        }

        string seconds = ((int)Math.Ceiling(agentAlive.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ShellWords.Script(BoardScripts.Run, [.. names, fitting.Program, facts.DotNet, seconds]);
    }

    private async Task<ScriptResult> RunAsync(
        string script, string[] arguments, Func<Stream, CancellationToken, Task>? writeInput, CancellationToken cancellationToken)
    {
        await using ISshCommand command = await link.StartAsync(ShellWords.Script(script, arguments), cancellationToken);
        try
        {
            await (writeInput?.Invoke(command.Input, cancellationToken) ?? Task.CompletedTask);
            command.Input.Close();
        }
        catch (IOException)
        {
            // The board has stopped listening; its exit status says why.
        }

        string output = await new StreamReader(command.Output).ReadToEndAsync(cancellationToken);
        return new ScriptResult(await command.WaitAsync(cancellationToken), output, command.Errors);
    }

    private async Task RequireAsync(ScriptResult result)
    {
        if (result.Status == 0)
        {
            return;
        }

        string board = connection.Host;
        if (result.Status is null or not (BoardScripts.CannotWrite or BoardScripts.Damaged or BoardScripts.NoSuchTool)
            && await link.FindFaultAsync() is { } fault)
        {
            throw new ProfilerException(ErrorCode.LinkLost, $"The link to {board} was lost while the agent was brought there: {fault}.", "Try again.");
        }

        throw result.Status switch
        {
            BoardScripts.NoSuchTool => new ProfilerException(
                ErrorCode.MissingDependency, $"A tool is missing on {board}: {result.Errors}", "Install tar and coreutils on the board."),
            BoardScripts.Damaged => new ProfilerException(
                ErrorCode.Storage, $"The agent arrived on {board} damaged, and was thrown away.", "Try again; if it happens again, check the board's disk."),
            _ => new ProfilerException(
                ErrorCode.Storage,
                $"The agent cannot be kept in '{connection.Folder}' on {board}: {(result.Errors.Length > 0 ? result.Errors : $"the shell ended with {result.Status}")}",
                "Make room on the board, or give the device another folder that the account may write to."),
        };
    }

    private void RequireRuntime(BoardFacts facts, AgentPackage package, string errors)
    {
        Version wanted = package.OldestRuntime;
        if (facts.Runtimes.Any(runtime => runtime >= wanted))
        {
            return;
        }

        string advice = $"Install the .NET {wanted.Major} runtime on the board (dotnet-install.sh --runtime dotnet --channel {wanted.Major}.0), "
            + "or give the device the path of its dotnet.";
        string found = facts.DotNet.Length == 0
            ? $"There is no '{connection.DotNet}' on {connection.Host}"
            : $"{facts.DotNet} on {connection.Host} has "
                + (facts.Runtimes.IsEmpty ? $"no runtime{(errors.Length > 0 ? $" ({errors})" : string.Empty)}" : $".NET {string.Join(", ", facts.Runtimes)}");
        throw new ProfilerException(ErrorCode.MissingDependency, $"{found}; the agent needs .NET {wanted.Major}.", advice);
    }
}
