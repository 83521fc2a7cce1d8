using System.CommandLine;
using System.CommandLine.Parsing;

namespace Profiler.Cli.Commands;

/// <summary>What holds for every argument that takes any text.</summary>
public static class ArgumentRules
{
    /// <summary>
    /// Makes a misspelt option an error in all commands below this one: an argument would take it for a file, a device or
    /// a job. A file whose name begins with '-' is given as ./-name.
    /// </summary>
    public static void RefuseOptions(Command command)
    {
        foreach (Argument argument in command.Arguments)
        {
            argument.Validators.Add(result =>
            {
                if (OptionIn(result) is { } option)
                {
                    result.AddError($"There is no option {option}.");
                }
            });
        }

        foreach (Command child in command.Subcommands)
        {
            RefuseOptions(child);
        }
    }

    /// <summary>The first word that was meant for an option; null where there is none.</summary>
    public static string? OptionIn(ArgumentResult result) => IsText(result.Argument.ValueType)
        ? result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-'))?.Value
        : null;

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(string[]);
}
