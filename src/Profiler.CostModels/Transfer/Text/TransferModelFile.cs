using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer.Text;

/// <summary>
/// A model as a file: its version, the SHA-256 of the model, the model. It needs no other file. One that was changed is refused.
/// </summary>
public static class TransferModelFile
{
    private const string Schema = "profiler-transfer/2";

    /// <summary>The largest space has a few hundred features and a few dozen sources.</summary>
    private const long MaxBytes = 64 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 16,
    };

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(TransferModel model)
    {
        TransferPrior prior = model.Prior;
        string body = JsonSerializer.Serialize(
            new ModelDocument(
                DefinitionOf(prior.Encoder) is { } space ? JsonElement.Parse(SearchSpaceJson.Write(space)) : null,
                (prior.Encoder as ColumnEncoder)?.Columns,
                prior.Hyperparameters,
                [.. prior.Mean],
                [.. prior.Loadings],
                prior.ChoiceScale,
                model.Widening,
                [.. model.Observations.Select(o => new MeasuredArchitecture(o.Architecture.Text, o.LatencyMs))],
                (prior.Encoder as SlotEncoder)?.Walks),
            Options);
        return Encoding.UTF8.GetBytes($$"""{"schema":"{{Schema}}","sha256":"{{Hash(body)}}","model":{{body}}}""" + "\n");
    }

    /// <exception cref="ProfilerException">The file is missing, damaged, or of another version.</exception>
    public static TransferModel Load(string path)
    {
        ModelDocument document = Read(path);
        IArchitectureEncoder encoder = EncoderOf(path, document);
        if (encoder.Width != document.Mean.Length)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{path} has {document.Mean.Length} features, and this version makes {encoder.Width} of the space '{encoder.Space}'.",
                "Fit it again with 'profiler transfer fit'.");
        }

        var prior = new TransferPrior(encoder, document.Mean, document.Loadings, document.ChoiceScale, document.Hyperparameters);
        return TransferFit.Fit(
            prior, [.. document.Measured.Select(m => new TransferObservation(encoder.Encode(m.Architecture), m.LatencyMs))], document.Widening);
    }

    private static SearchSpace? DefinitionOf(IArchitectureEncoder encoder) => encoder switch
    {
        SlotEncoder slots => slots.SearchSpace,
        CellEncoder cells => cells.SearchSpace,
        _ => null,
    };

    private static IArchitectureEncoder EncoderOf(string path, ModelDocument document)
    {
        if (document.Columns is { } columns)
        {
            return new ColumnEncoder(columns);
        }

        SearchSpace space = SearchSpaceJson.Parse((document.Space ?? throw Damaged(path, "it has no space")).GetRawText(), path);
        ImmutableArray<LayoutWalk> walks = document.Walks ?? [];
        return walks.All(walk => walk.Fits(space))
            ? TransferSpace.EncoderOf(space, walks)
            : throw Damaged(path, $"its layouts are not those of the space '{space.Name}'");
    }

    private static ModelDocument Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw Damaged(path, $"it is larger than a model can be ({MaxBytes} bytes)");
            }

            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(path));
            string? schema = json.RootElement.GetProperty("schema").GetString();
            if (schema != Schema)
            {
                throw new ProfilerException(
                    ErrorCode.Mismatch, $"{path} is of the form '{schema}', and this version reads {Schema}.", "Fit it again with 'profiler transfer fit'.");
            }

            string body = json.RootElement.GetProperty("model").GetRawText();
            return json.RootElement.GetProperty("sha256").GetString() == Hash(body)
                ? JsonSerializer.Deserialize<ModelDocument>(body, Options) ?? throw Damaged(path, "it is null")
                : throw Damaged(path, "its content is not what its checksum says");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{path} cannot be read: {error.Message}", inner: error);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Damaged(path, error.Message.TrimEnd('.'));
        }
    }

    private static string Hash(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private static ProfilerException Damaged(string path, string why) => new(
        ErrorCode.InvalidFile, $"{path} is no transfer model, or damaged: {why}.", "Fit it again with 'profiler transfer fit'.");
}
