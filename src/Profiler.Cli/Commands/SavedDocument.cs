using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>Reads what a command wrote with --save.</summary>
public static class SavedDocument
{
    /// <exception cref="ProfilerException">The file is missing or not that command's document.</exception>
    public static TDocument Read<TDocument>(string file, string command)
    {
        try
        {
            return CommandJson.Read<TDocument>(File.ReadAllText(file))
                ?? throw Invalid(file, command, "it is null", null);
        }
        catch (JsonException error)
        {
            throw Invalid(file, command, error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid(file, command, error.Message, error);
        }
    }

    private static ProfilerException Invalid(string file, string command, string why, Exception? inner) => new(
        ErrorCode.InvalidFile,
        $"{file} is not a document of 'profiler {command}': {why}",
        $"Write it with 'profiler {command} … --save FILE.json'.",
        inner);
}
