using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Profiler.Coordinator.Pages;

/// <summary>
/// GET / and the addresses within the pages, which all give the same document: its script shows what the address
/// names. The pages hold no data; what they show they ask the API for.
/// </summary>
public static class PageEndpoints
{
    private const string Assets = "assets";

    /// <summary>
    /// Nothing but what this coordinator serves: no inline script or style, no frame, no other host. Pictures from
    /// data: and blob: are plots that are saved.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Every first part of an address within the pages (src/Profiler.Coordinator.Pages/src/main.ts).</summary>
    private static readonly string[] Sections = ["devices", "jobs", "tables", "measurements", "compare"];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        foreach (string pattern in Sections.Select(section => $"/{section}/{{**rest}}").Prepend("/"))
        {
            routes.MapMethods(pattern, Methods, (HttpContext context) => WriteIndexAsync(context))
                .AllowAnonymous().ExcludeFromDescription();
        }

        routes.MapMethods($"/{Assets}/{{file}}", Methods, (string file, HttpContext context) => WriteAssetAsync(context, file))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static Task WriteIndexAsync(HttpContext context)
    {
        PageFile index = PageFiles.GetIndex();
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return WriteAsync(context, index);
    }

    private static Task WriteAssetAsync(HttpContext context, string file)
    {
        if (PageFiles.Find($"{Assets}/{file}") is not { } asset)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // The name carries a hash of the content, so that it never changes under its name.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return WriteAsync(context, asset);
    }

    private static async Task WriteAsync(HttpContext context, PageFile file)
    {
        HttpRequest request = context.Request;
        HttpResponse response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ETag = file.ETag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.Headers.IfNoneMatch.ToString().Contains(file.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        bool takesGzip = request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "gzip" && encoding.Quality != 0);
        byte[] content = takesGzip ? file.Compressed : file.Content;
        if (takesGzip)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentType = file.ContentType;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
