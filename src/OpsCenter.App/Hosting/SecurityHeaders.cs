namespace OpsCenter.App.Hosting;

/// <summary>Headers that take powers away from the browser which no page of ours needs.</summary>
internal static class SecurityHeaders
{
    // 'unsafe-inline' for styles only: the map and chart libraries and Blazor position their elements with style attributes.
    // blob: for workers: the map's worker is started from a module of ours, which some browsers see as a blob.
    // blob: for media: a player of live streams feeds its video element from memory.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; " +
        "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        return next();
    });
}
