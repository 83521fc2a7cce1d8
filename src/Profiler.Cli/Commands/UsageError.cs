using System.CommandLine;
using System.CommandLine.Parsing;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>Turns what the parser could not read into an error of the same form as every other.</summary>
public static class UsageError
{
    public static ProfilerException From(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        string path = PathOf(parse.CommandResult);
        if (Misspelt(parse) is { } token)
        {
            return Unmatched(command, path, token);
        }

        string help = $"'{path} --help' says how it is used.";
        return command.Subcommands.Count > 0
            ? new ProfilerException(
                ErrorCode.InvalidArgument, $"'{path}' needs a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}.", help)
            : new ProfilerException(ErrorCode.InvalidArgument, parse.Errors[0].Message, help);
    }

    /// <summary>An option that an argument took comes first: what is left over then is that option's value.</summary>
    private static string? Misspelt(ParseResult parse) => parse.CommandResult.Children.OfType<ArgumentResult>()
        .Select(ArgumentRules.OptionIn)
        .Concat(parse.UnmatchedTokens)
        .FirstOrDefault(token => token is not null);

    private static ProfilerException Unmatched(Command command, string path, string token)
    {
        bool isOption = token.StartsWith('-');
        if (!isOption && command.Subcommands.Count == 0)
        {
            return new ProfilerException(
                ErrorCode.InvalidArgument, $"'{path}' does not take '{token}'.", $"'{path} --help' says how it is used.");
        }

        IEnumerable<string> known = isOption ? OptionNames(command) : command.Subcommands.Select(c => c.Name);
        return NameSuggestion.Unknown($"{(isOption ? "option" : "command")} of '{path}'", token, known);
    }

    private static IEnumerable<string> OptionNames(Command command) => Above(command)
        .SelectMany(parent => parent.Options.Where(option => option.Recursive))
        .Concat(command.Options)
        .SelectMany(option => option.Aliases.Prepend(option.Name))
        .Where(name => !name.StartsWith('/'))
        .Distinct();

    private static IEnumerable<Command> Above(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Append(parent));

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "profiler";
}
