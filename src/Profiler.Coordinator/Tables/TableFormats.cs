using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tables;

/// <summary>Finds the form that a request asks for: ?format= where it is given, else by Accept, else JSON.</summary>
internal static class TableFormats
{
    private static readonly string[] Names = ["json", "csv", "tensor", "text"];

    /// <exception cref="ProfilerException">There is no such format.</exception>
    public static TableFormat Of(HttpRequest request)
    {
        if (request.Query["format"] is [{ } name, ..])
        {
            int index = Array.IndexOf(Names, name);
            return index >= 0 ? (TableFormat)index : throw NameSuggestion.Unknown("format of a table", name, Names);
        }

        IList<MediaTypeHeaderValue> accepted = new RequestHeaders(request.Headers).Accept;
        foreach (MediaTypeHeaderValue type in accepted.OrderByDescending(type => type.Quality ?? 1))
        {
            switch (type.MediaType.Value)
            {
                case "application/json" or "application/*" or "*/*":
                    return TableFormat.Json;
                case "text/csv" or "text/*":
                    return TableFormat.Csv;
                case "application/octet-stream":
                    return TableFormat.Tensor;
            }
        }

        return TableFormat.Json;
    }
}
