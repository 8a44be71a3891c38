namespace ConvertTyped.DevServer.Page;

/// <summary>The page for people, from files embedded in the program.</summary>
internal static class PageEndpoints
{
    private static readonly (string Path, string File, string ContentType)[] Files =
    [
        ("/", "page.html", "text/html; charset=utf-8"),
        ("/_page/page.css", "page.css", "text/css; charset=utf-8"),
        ("/_page/page.js", "page.js", "text/javascript; charset=utf-8"),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, file, contentType) in Files)
        {
            routes.MapGet(path, context => SendAsync(context, file, contentType));
        }
    }

    private static async Task SendAsync(HttpContext context, string file, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src data:";
        var content = typeof(PageEndpoints).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded in the program.");
        await using (content.ConfigureAwait(false))
        {
            await content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
