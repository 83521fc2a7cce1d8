using System.Text;
using System.Text.Json;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>Strings of a request as bytes.</summary>
internal static class JsonText
{
    /// <summary>The string that the reader stands on, unescaped; without a copy where nothing is escaped.</summary>
    /// <exception cref="Profiler.Networks.Errors.ProfilerException">It is not a string, or an escape is half of a character.</exception>
    public static ReadOnlySpan<byte> Read(scoped ref Utf8JsonReader reader, string field)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw CostRefusal.Field(field, "is not a string");
        }

        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        try
        {
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            throw CostRefusal.Field(field, "has an escape that is half of a character");
        }
    }

    /// <summary>For messages: bytes of a stranger as text of bearable length.</summary>
    public static string Quote(ReadOnlySpan<byte> utf8)
    {
        const int Longest = 80;
        string text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, Longest * 4)]);
        string printable = string.Concat(text.Where(c => !char.IsControl(c)).Take(Longest));
        return printable.Length < text.Length || utf8.Length > Longest * 4 ? $"{printable}…" : printable;
    }
}
