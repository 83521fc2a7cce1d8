namespace Profiler.Agent.Hosts.Tools;

/// <summary>Runs the programs that a board brings: nvpmodel, jetson_clocks, nvidia-smi, trtexec.</summary>
internal interface ICommandRunner
{
    /// <summary>Runs a program to its end or to its limit; how it ended is part of the result.</summary>
    /// <param name="program">A name to be looked for as a shell does and where administrators' programs lie, or a path.</param>
    /// <param name="limit">After it the program is killed with its children.</param>
    /// <param name="input">Its standard input, which ends there.</param>
    ToolResult Run(string program, IReadOnlyList<string> arguments, TimeSpan limit, string input = "");

    /// <summary>Kills what runs now, with its children, as its limit would; from another thread.</summary>
    void Stop()
    {
    }
}
