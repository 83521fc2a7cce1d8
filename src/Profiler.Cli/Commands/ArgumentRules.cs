using System.CommandLine.Parsing;

namespace Profiler.Cli.Commands;

/// <summary>What holds for arguments that take any text.</summary>
public static class ArgumentRules
{
    /// <summary>A misspelt option would be taken for a file, a device or a job.</summary>
    public static void RefuseOptions(ArgumentResult argument)
    {
        if (argument.Tokens is [{ Value: ['-', ..] value }, ..])
        {
            argument.AddError($"There is no option {value}.");
        }
    }
}
