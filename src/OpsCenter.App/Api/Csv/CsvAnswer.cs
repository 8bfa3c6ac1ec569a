namespace OpsCenter.App.Api.Csv;

/// <summary>Streams rows as <c>text/csv</c> with a header; UTF-8.</summary>
internal sealed class CsvAnswer(string header, IAsyncEnumerable<string> rows) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8; header=present";
        return StreamedRows.WriteAsync(httpContext, rows.Prepend(header), "\r\n");
    }

    /// <summary>Does the caller prefer CSV to JSON?</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accept
        && accept.OrderByDescending(type => type.Quality ?? 1).First().MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase);
}
