using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>Reads data sheets and refuses what is not one: an unknown field, a number without a source, a rate of nothing.</summary>
public static class DeviceSheetJson
{
    private const long MaxBytes = 1 << 20;
    private const string Advice = "device-agents/boards/README.md describes every field.";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(SpacedNamingPolicy.Instance, allowIntegerValues: false) },
    };

    /// <param name="path">Of a board.json; the board takes its name from the file's, or where that is board.json from its folder's.</param>
    /// <exception cref="ProfilerException">The file is missing, too large, or not a data sheet.</exception>
    public static DeviceSheet Load(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new ProfilerException(ErrorCode.InvalidFile, $"{path} is larger than a data sheet can be ({MaxBytes} bytes).");
            }

            string file = Path.GetFileNameWithoutExtension(path);
            string? folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
            return Parse(File.ReadAllText(path), file == "board" && !string.IsNullOrEmpty(folder) ? folder : file, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{path} cannot be read: {error.Message}", inner: error);
        }
    }

    /// <param name="origin">Where the text comes from, for messages.</param>
    /// <exception cref="ProfilerException">The text is not a data sheet; the message names the field.</exception>
    public static DeviceSheet Parse(string json, string name, string origin)
    {
        SheetDocument document;
        try
        {
            document = JsonSerializer.Deserialize<SheetDocument>(json, Options)
                ?? throw new ProfilerException(ErrorCode.InvalidFile, $"{origin} is not a board's data sheet: it is null.", Advice);
        }
        catch (JsonException error)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{origin} is not a board's data sheet: {error.Message}", Advice, error);
        }

        SheetRules.Require(document, origin);
        SheetDocument.Specification own = document.Specifications;
        return new DeviceSheet(
            name,
            document.Title,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12],
            own.Year,
            own.Memory,
            own.Peaks,
            own.BandwidthGbPerS,
            own.LaunchMicroseconds,
            own.PowerWatts,
            own.PublishedRatio,
            document.Sources);
    }

    /// <summary>"DataSheet" as "data sheet".</summary>
    private sealed class SpacedNamingPolicy : JsonNamingPolicy
    {
        public static SpacedNamingPolicy Instance { get; } = new();

        public override string ConvertName(string name) => SnakeCaseLower.ConvertName(name).Replace('_', ' ');
    }
}
