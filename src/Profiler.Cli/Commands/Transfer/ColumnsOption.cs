using System.CommandLine;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>A list of columns, separated by commas.</summary>
public sealed class ColumnsOption : Option<string?>
{
    public ColumnsOption(string name, string description)
        : base(name)
    {
        HelpName = "NAME,…";
        Description = description;
    }

    /// <summary>Null where the option is left out.</summary>
    public string[]? Read(ParseResult arguments) =>
        arguments.GetValue(this)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
