using System.CommandLine;
using System.CommandLine.Parsing;
using Profiler.Client;
using Profiler.Client.Configuration;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--server [URL], of every command: its work is done at a coordinator, and it prints the same.</summary>
public static class ServerOption
{
    private const string Name = "--server";

    public static Option<string?> Create() => new(Name)
    {
        HelpName = "URL",
        Description = "Work at this coordinator, or without URL at the config file's",
        Arity = ArgumentArity.ZeroOrOne,
        Recursive = true,
    };

    /// <returns>The coordinator; null where the command works in its own process.</returns>
    /// <exception cref="ProfilerException">The URL or the config file cannot be used.</exception>
    public static CoordinatorAddress? Read(ParseResult arguments) => arguments.GetResult(Name) is OptionResult given
        ? AddressReader.Read(
            given.GetValueOrDefault<string?>(),
            Environment.GetEnvironmentVariable(AddressReader.KeyVariable),
            ClientConfigFile.Read(ClientConfigFile.DefaultPath))
        : null;

    public static bool IsGiven(ParseResult arguments) => arguments.GetResult(Name) is not null;

    /// <summary>For a command that is about this machine.</summary>
    /// <exception cref="ProfilerException">The option was given.</exception>
    public static void Refuse(ParseResult arguments, string why)
    {
        if (IsGiven(arguments))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"{Name} cannot be used here: {why}", "Leave it out.");
        }
    }

    /// <summary>The option as it was given, for advice that works as it stands.</summary>
    public static string Spelling(ParseResult arguments) =>
        arguments.GetResult(Name) is OptionResult given && given.GetValueOrDefault<string?>() is { } url ? $"{Name} {url}" : Name;
}
