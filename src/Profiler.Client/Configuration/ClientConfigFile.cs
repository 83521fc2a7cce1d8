using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Networks.Errors;

namespace Profiler.Client.Configuration;

/// <summary>Reads <c>config.json</c>: <c>{"server": "https://…", "key": "pk_…"}</c>, readable by its owner alone.</summary>
public static class ClientConfigFile
{
    private const UnixFileMode OfOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>$XDG_CONFIG_HOME/profiler/config.json, or ~/.config/profiler/config.json where that is not set.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "profiler",
        "config.json");

    /// <returns>What the file says; null where there is none.</returns>
    /// <exception cref="ProfilerException">Others may read the file, or it is not of this form.</exception>
    public static ClientConfig? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OfOthers) != 0)
        {
            throw new ProfilerException(
                ErrorCode.AccessDenied, $"{path} may hold an API key and others may read it.", $"Run: chmod 600 {path}");
        }

        try
        {
            return JsonSerializer.Deserialize<ClientConfig>(File.ReadAllText(path), Options) ?? throw Invalid(path, "it is null", null);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Invalid(path, error.Message, error);
        }
    }

    private static ProfilerException Invalid(string path, string why, Exception? inner) => new(
        ErrorCode.InvalidFile,
        $"{path} is not a config file: {why}",
        """Write { "server": "https://HOST:PORT", "key": "pk_…" } into it, or remove it.""",
        inner);
}
