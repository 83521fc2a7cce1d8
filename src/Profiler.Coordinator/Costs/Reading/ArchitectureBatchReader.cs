using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>Reads the architectures of a request whose space is known: names, choices, or codes.</summary>
internal static class ArchitectureBatchReader
{
    private static readonly string[] Fields = ["name", "choices", "code"];

    /// <returns>The architectures; the caller gives them back.</returns>
    /// <exception cref="ProfilerException">An architecture is not of the space; its place and the slot are named.</exception>
    public static ArchitectureBatch Read(in CostQuery query, CatalogSpaces spaces, CatalogSpace space)
    {
        var batch = new ArchitectureBatch(space, hasNames: !query.IsCompact);
        try
        {
            if (query.Architectures.IsPresent)
            {
                ReadArchitectures(query, spaces, ref batch);
            }
            else if (query.Codes.IsPresent)
            {
                ReadCodes(query.Codes.Of(query.Body), ref batch);
            }
            else
            {
                ReadBase64(query.CodesBase64.Of(query.Body), ref batch);
            }

            return batch;
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }

    private static void ReadArchitectures(in CostQuery query, CatalogSpaces spaces, ref ArchitectureBatch batch)
    {
        ReadOnlySpan<byte> json = query.Architectures.Of(query.Body);
        Utf8JsonReader reader = Start(json, "architectures");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Span<byte> choices = batch.Next("architectures");
            JsonSlice name;
            if (reader.TokenType == JsonTokenType.String)
            {
                name = SliceOf(reader, query.Architectures.Start);
                spaces.Network(JsonText.Read(ref reader, "architectures"), batch.Space).Choices.CopyTo(choices);
            }
            else
            {
                name = ReadArchitecture(ref reader, query.Architectures.Start, batch.Space, choices, batch.Count);
            }

            batch.Add(name);
        }
    }

    /// <returns>Where its name stands.</returns>
    private static JsonSlice ReadArchitecture(ref Utf8JsonReader reader, int start, CatalogSpace space, Span<byte> choices, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw CostRefusal.Field(Place(index), "is neither a network's name nor an object with 'choices' or 'code'");
        }

        JsonSlice name = default;
        bool hasChoices = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            bool isName = reader.ValueTextEquals("name"u8);
            bool isChoices = reader.ValueTextEquals("choices"u8);
            if (!isName && !isChoices && !reader.ValueTextEquals("code"u8))
            {
                throw Unknown(Place(index), reader.ValueSpan);
            }

            if (isName ? name.IsPresent : hasChoices)
            {
                throw CostRefusal.Field(Place(index), isName ? "has two names" : "says twice what is chosen: 'choices' or 'code', once");
            }

            reader.Read();
            if (isName)
            {
                // Checked to be text; written back as it came.
                JsonText.Read(ref reader, "architectures[].name");
                name = SliceOf(reader, start);
                continue;
            }

            hasChoices = true;
            if (isChoices)
            {
                ReadChoices(ref reader, space, choices, index);
            }
            else
            {
                ReadOnlySpan<byte> code = JsonText.Read(ref reader, "architectures[].code");
                if (!TryReadCode(code, space.CandidateCounts, choices))
                {
                    throw NoCode(code, space, choices, $"{Place(index)}.code");
                }
            }
        }

        return hasChoices ? name : throw CostRefusal.Field(Place(index), "has neither 'choices' nor 'code'");
    }

    private static void ReadChoices(ref Utf8JsonReader reader, CatalogSpace space, Span<byte> choices, int architecture)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw CostRefusal.Field($"{Place(architecture)}.choices", "is not an array");
        }

        int slot = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadOnlySpan<byte> candidate = JsonText.Read(ref reader, "architectures[].choices");
            if (slot < choices.Length)
            {
                int index = space.IndexOf(slot, candidate);
                choices[slot] = index >= 0 ? (byte)index : throw UnknownCandidate(space.Space.Slots[slot], Place(architecture), candidate, space);
            }

            slot++;
        }

        if (slot != choices.Length)
        {
            throw CostRefusal.Field($"{Place(architecture)}.choices", $"has {slot} candidates; '{space.Space.Name}' has {choices.Length} slots");
        }
    }

    private static void ReadCodes(ReadOnlySpan<byte> json, ref ArchitectureBatch batch)
    {
        Utf8JsonReader reader = Start(json, "codes");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw CostRefusal.Field($"codes[{batch.Count}]", "is not a string");
            }

            Span<byte> choices = batch.Next("codes");
            ReadOnlySpan<byte> code = reader.ValueIsEscaped ? JsonText.Read(ref reader, "codes") : reader.ValueSpan;
            if (!TryReadCode(code, batch.Space.CandidateCounts, choices))
            {
                throw NoCode(code, batch.Space, choices, $"codes[{batch.Count}]");
            }

            batch.Add();
        }
    }

    private static bool TryReadCode(ReadOnlySpan<byte> code, byte[] candidates, Span<byte> choices)
    {
        if (Convert.FromHexString(code, choices, out int consumed, out int written) != OperationStatus.Done
            || written != choices.Length || consumed != code.Length)
        {
            return false;
        }

        return OutOfRange(choices, candidates) < 0;
    }

    private static ProfilerException NoCode(ReadOnlySpan<byte> code, CatalogSpace space, Span<byte> choices, string field)
    {
        if (code.Length != 2 * space.Slots)
        {
            return CostRefusal.Field(
                field, $"has {code.Length} characters; a code of '{space.Space.Name}' has two hexadecimal digits for each of {space.Slots} slots");
        }

        return Convert.FromHexString(code, choices, out _, out _) == OperationStatus.Done
            ? NoIndex(field, space, choices)
            : CostRefusal.Field(field, $"is '{JsonText.Quote(code)}', which is not hexadecimal");
    }

    private static void ReadBase64(ReadOnlySpan<byte> json, ref ArchitectureBatch batch)
    {
        const string Field = "codesBase64";
        var reader = new Utf8JsonReader(json);
        reader.Read();
        ReadOnlySpan<byte> text = JsonText.Read(ref reader, Field);
        int slots = batch.Space.Slots;
        if ((long)Base64.GetMaxDecodedFromUtf8Length(text.Length) > ((long)ArchitectureBatch.MaxCount * slots) + 2)
        {
            throw CostRefusal.Field(Field, $"has more than {ArchitectureBatch.MaxCount} architectures", "Send several requests.");
        }

        byte[] bytes = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        try
        {
            if (Base64.DecodeFromUtf8(text, bytes, out _, out int written) != OperationStatus.Done)
            {
                throw CostRefusal.Field(Field, "is not base64");
            }

            if (written % slots != 0)
            {
                throw CostRefusal.Field(Field, $"has {written} bytes, which is not a multiple of the {slots} slots of '{batch.Space.Space.Name}'");
            }

            for (int at = 0; at < written; at += slots)
            {
                Span<byte> choices = batch.Next(Field);
                bytes.AsSpan(at, slots).CopyTo(choices);
                if (OutOfRange(choices, batch.Space.CandidateCounts) >= 0)
                {
                    throw NoIndex($"{Field}, architecture {batch.Count}", batch.Space, choices);
                }

                batch.Add();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The first slot whose choice it has not, or -1.</summary>
    private static int OutOfRange(ReadOnlySpan<byte> choices, ReadOnlySpan<byte> candidates)
    {
        for (int slot = 0; slot < choices.Length && slot < candidates.Length; slot++)
        {
            if (choices[slot] >= candidates[slot])
            {
                return slot;
            }
        }

        return -1;
    }

    private static Utf8JsonReader Start(ReadOnlySpan<byte> json, string field)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TokenType == JsonTokenType.StartArray ? reader : throw CostRefusal.Field(field, "is not an array");
    }

    private static JsonSlice SliceOf(in Utf8JsonReader reader, int start) =>
        new(start + (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));

    /// <summary>Made for refusals only.</summary>
    private static string Place(int architecture) => $"architectures[{architecture}]";

    private static ProfilerException Unknown(string field, ReadOnlySpan<byte> name) => CostRefusal.Field(
        $"{field}.{JsonText.Quote(name)}",
        "is not a field of an architecture",
        NameSuggestion.Nearest(JsonText.Quote(name), Fields) is { } near ? $"Did you mean '{near}'?" : $"Known: {string.Join(", ", Fields)}.");

    private static ProfilerException UnknownCandidate(Slot slot, string field, ReadOnlySpan<byte> candidate, CatalogSpace space) =>
        NameSuggestion.Unknown(
            $"candidate of {slot.Name} in '{space.Space.Name}' (in {field}.choices)",
            JsonText.Quote(candidate),
            slot.Candidates.Select(known => known.Name));

    private static ProfilerException NoIndex(string field, CatalogSpace space, ReadOnlySpan<byte> choices)
    {
        int slot = OutOfRange(choices, space.CandidateCounts);
        int last = space.CandidateCounts[slot] - 1;
        return CostRefusal.Field(
            field, $"has index {choices[slot]} in {space.Space.Slots[slot].Name}, whose candidates have the indices 0 to {last}");
    }
}
