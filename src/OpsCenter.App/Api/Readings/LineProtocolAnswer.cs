using OpsCenter.App.Api.Csv;

namespace OpsCenter.App.Api.Readings;

/// <summary>Streams lines of InfluxDB line protocol, as <c>POST /write</c> takes them.</summary>
internal sealed class LineProtocolAnswer(IAsyncEnumerable<string> lines) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = LineProtocolRow.ContentType;
        return StreamedRows.WriteAsync(httpContext, lines, "\n");
    }
}
