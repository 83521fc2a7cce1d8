using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer.Text;

/// <summary>A model as a file: its version, the SHA-256 of the model, the model. A file that was changed is refused.</summary>
public static class TransferModelFile
{
    private const string Schema = "profiler-transfer/1";

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
        var columns = prior.Encoder as ColumnEncoder;
        string body = JsonSerializer.Serialize(
            new ModelDocument(
                columns is null ? prior.Encoder.Space : null,
                TransferSpace.FingerprintOf(prior.Encoder),
                columns?.Columns,
                prior.Hyperparameters,
                [.. prior.Mean],
                [.. prior.Loadings],
                prior.ChoiceScale,
                model.Widening,
                [.. model.Observations.Select(o => new MeasuredArchitecture(o.Architecture.Text, o.LatencyMs))],
                prior.Encoder is SlotEncoder { Walks.IsEmpty: false } slots ? slots.Walks : null),
            Options);
        return Encoding.UTF8.GetBytes($$"""{"schema":"{{Schema}}","sha256":"{{Hash(body)}}","model":{{body}}}""" + "\n");
    }

    /// <param name="space">The space of the name that the file has; asked for only where the file names one.</param>
    /// <exception cref="ProfilerException">The file is missing, damaged, of another version, or of another definition of its space.</exception>
    public static TransferModel Load(string path, Func<string, TransferSpace> space)
    {
        ModelDocument document = Read(path);
        TransferSpace resolved = document.Columns is { } columns
            ? TransferSpace.Generic(new ColumnEncoder(columns))
            : WithWalks(path, space(document.Space ?? throw Damaged(path, "it names no space")), document.Walks ?? []);
        if (TransferSpace.FingerprintOf(resolved.Encoder) != document.SpaceFingerprint || resolved.Encoder.Width != document.Mean.Length)
        {
            throw Mismatch(path, document.Space);
        }

        var prior = new TransferPrior(resolved.Encoder, document.Mean, document.Loadings, document.ChoiceScale, document.Hyperparameters);
        return TransferFit.Fit(
            prior,
            [.. document.Measured.Select(m => new TransferObservation(resolved.Encoder.Encode(m.Architecture), m.LatencyMs))],
            document.Widening);
    }

    private static TransferSpace WithWalks(string path, TransferSpace space, ImmutableArray<LayoutWalk> walks)
    {
        if (walks.IsEmpty)
        {
            return space;
        }

        return space.SearchSpace is { Cell: null } slots && walks.All(walk => walk.Fits(slots))
            ? TransferSpace.Of(slots, walks: walks)
            : throw Mismatch(path, space.Encoder.Space);
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

    private static ProfilerException Mismatch(string path, string? space) => new(
        ErrorCode.Mismatch, $"{path} was learnt for another definition of the space '{space}'.", "Fit it again with 'profiler transfer fit'.");

    private static ProfilerException Damaged(string path, string why) => new(
        ErrorCode.InvalidFile, $"{path} is no transfer model, or damaged: {why}.", "Fit it again with 'profiler transfer fit'.");
}
