using System.Text;

namespace OpsCenter.App.Api.Csv;

/// <summary>Streams rows as <c>text/csv</c> with a header; UTF-8.</summary>
internal sealed class CsvAnswer(string header, IAsyncEnumerable<string> rows) : IResult
{
    private const int FlushAt = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8; header=present";
        var text = new StringBuilder(header).Append("\r\n");
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
        {
            text.Append(row).Append("\r\n");
            if (text.Length >= FlushAt)
            {
                await httpContext.Response.WriteAsync(text.ToString(), httpContext.RequestAborted);
                text.Clear();
            }
        }

        await httpContext.Response.WriteAsync(text.ToString(), httpContext.RequestAborted);
    }

    /// <summary>Does the caller prefer CSV to JSON?</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accept
        && accept.OrderByDescending(type => type.Quality ?? 1).First().MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase);
}
