using System.CommandLine;
using Profiler.Store;

namespace Profiler.Cli.Commands;

/// <summary>--database FILE: where measurements, jobs and tables are kept.</summary>
public sealed class DatabaseOption : Option<string?>
{
    /// <summary>Stands for the option where it is left out.</summary>
    public const string PathVariable = "PROFILER_DATABASE";

    public DatabaseOption()
        : base("--database")
    {
        HelpName = "FILE";
        Description = $"The database; {PathVariable} or your data folder where it is left out";
    }

    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The database cannot be opened; the message says why.</exception>
    public Task<ProfilerDatabase> OpenAsync(ParseResult arguments, TimeProvider time) =>
        ProfilerDatabase.OpenAsync(Read(arguments), time);

    /// <summary>Where the database is, whether it is there or not.</summary>
    public string Read(ParseResult arguments) =>
        Given(arguments.GetValue(this)) ?? Given(Environment.GetEnvironmentVariable(PathVariable)) ?? DefaultPath;

    /// <summary>$XDG_DATA_HOME/profiler/profiler.db, or ~/.local/share/profiler/profiler.db where that is not set.</summary>
    private static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "profiler",
        "profiler.db");

    /// <summary>An empty text, as a script with an unset variable passes, names no file.</summary>
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
