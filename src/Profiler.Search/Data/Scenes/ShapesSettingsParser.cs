using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Search.Data.Scenes;

/// <summary>Reads the settings behind "shapes:", such as "classes=12,noise=0.2".</summary>
internal static class ShapesSettingsParser
{
    private static readonly string[] Names = ["task", "classes", "difficulty", "noise", "train", "val", "seed"];

    /// <exception cref="ProfilerException">A setting is unknown, no number or out of range.</exception>
    public static ShapesSettings Parse(string text)
    {
        var settings = new ShapesSettings();
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw Invalid($"'{part}' is not a setting of shapes.", "Write name=value, such as shapes:classes=12,noise=0.2.");
            }

            settings = Set(settings, part[..equals], part[(equals + 1)..]);
        }

        return settings.Checked();
    }

    private static ShapesSettings Set(ShapesSettings settings, string name, string value) => name switch
    {
        "task" => settings with { Task = Task(value) },
        "classes" => settings with { Classes = Integer(name, value) },
        "difficulty" => settings with { Difficulty = Number(name, value) },
        "noise" => settings with { Noise = Number(name, value) },
        "train" => settings with { Train = Integer(name, value) },
        "val" => settings with { Val = Integer(name, value) },
        "seed" => settings with { Seed = Integer(name, value) },
        _ => throw NameSuggestion.Unknown("setting of shapes", name, Names),
    };

    private static TaskKind Task(string value) => value switch
    {
        "segmentation" => TaskKind.Segmentation,
        "classification" => TaskKind.Classification,
        _ => throw NameSuggestion.Unknown("task", value, ["segmentation", "classification"]),
    };

    private static int Integer(string name, string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Invalid($"The setting {name}={value} of shapes is not an integer.", $"Write such as {name}=10.");

    private static double Number(string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw Invalid($"The setting {name}={value} of shapes is not a number.", $"Write such as {name}=0.5.");

    private static ProfilerException Invalid(string message, string advice) => new(ErrorCode.InvalidArgument, message, advice);
}
