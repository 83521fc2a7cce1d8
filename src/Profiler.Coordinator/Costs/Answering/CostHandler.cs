using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Coordinator.Costs.Errands;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>
/// POST /v1/costs. Where the whole body lies in one piece and its tables are known, which is nearly always, the answer
/// is made without a wait and without a copy; otherwise the body is gathered first.
/// </summary>
internal sealed class CostHandler(CostCatalogSource source, CostErrandRunner errands)
{
    private const string AnswerType = "application/json; charset=utf-8";
    private const int AnswerCapacity = 1024;

    private readonly CostAnswerer _answerer = new(source.Spaces);

    public Task HandleAsync(HttpContext context)
    {
        PipeReader reader = context.Request.BodyReader;
        ValueTask<ReadResult> reading = reader.ReadAsync(context.RequestAborted);
        if (!reading.IsCompletedSuccessfully)
        {
            return GatherAsync(context, reading);
        }

        ReadResult read = reading.Result;
        if (!IsWhole(context, read) || !read.Buffer.IsSingleSegment || source.Current is not { } catalog)
        {
            return GatherAsync(context, ValueTask.FromResult(read));
        }

        CostOutcome outcome;
        try
        {
            outcome = TryAnswer(context, catalog, read.Buffer.FirstSpan, null);
        }
        catch (ProfilerException error) when (MayBeKnownByNow(error))
        {
            return GatherAsync(context, ValueTask.FromResult(read));
        }
        catch
        {
            reader.AdvanceTo(read.Buffer.End);
            throw;
        }

        if (!outcome.IsDone)
        {
            return GatherAsync(context, ValueTask.FromResult(read));
        }

        reader.AdvanceTo(read.Buffer.End);
        return Task.CompletedTask;
    }

    private static bool IsWhole(HttpContext context, in ReadResult read) =>
        read.IsCompleted || read.Buffer.Length == context.Request.ContentLength;

    private async Task GatherAsync(HttpContext context, ValueTask<ReadResult> reading)
    {
        PipeReader reader = context.Request.BodyReader;
        ReadResult read = await reading;
        while (!IsWhole(context, read))
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(context.RequestAborted);
        }

        int length = (int)read.Buffer.Length;
        byte[] body = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            read.Buffer.CopyTo(body);
            reader.AdvanceTo(read.Buffer.End);
            await AnswerAsync(context, body.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    /// <summary>A table that another program has just brought is looked for before it is called unknown.</summary>
    private bool MayBeKnownByNow(ProfilerException error) => error.Code == ErrorCode.UnknownName && source.MayLack;

    private async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        CostCatalog catalog = await source.GetAsync();
        try
        {
            await AnswerAsync(context, catalog, body);
        }
        catch (ProfilerException error) when (MayBeKnownByNow(error))
        {
            await AnswerAsync(context, await source.RefreshAsync(), body);
        }
    }

    private async Task AnswerAsync(HttpContext context, CostCatalog catalog, ReadOnlyMemory<byte> body)
    {
        CostExtras? extras = null;
        CostOutcome outcome = TryAnswer(context, catalog, body.Span, extras);
        while (!outcome.IsDone)
        {
            if (outcome.Unread is { } table)
            {
                await source.LoadAsync(table, outcome.Space!);
            }

            if (outcome.Asked is { } errand)
            {
                extras = await errands.RunAsync(errand, context.User);
            }

            outcome = TryAnswer(context, catalog, body.Span, extras);
        }
    }

    private CostOutcome TryAnswer(HttpContext context, CostCatalog catalog, ReadOnlySpan<byte> body, CostExtras? extras)
    {
        var output = new Utf8Output(AnswerCapacity);
        try
        {
            CostOutcome outcome = _answerer.TryAnswer(catalog, body, extras, ref output);
            if (outcome.IsDone)
            {
                Write(context.Response, output.Written);
            }

            return outcome;
        }
        finally
        {
            output.Dispose();
        }
    }

    private static void Write(HttpResponse response, ReadOnlySpan<byte> answer)
    {
        response.ContentType = AnswerType;
        response.ContentLength = answer.Length;
        response.BodyWriter.Write(answer);
    }
}
