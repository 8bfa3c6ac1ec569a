using Microsoft.AspNetCore.WebUtilities;

namespace OpsCenter.App.Api.Xlsx;

/// <summary>Answers with a workbook.</summary>
/// <param name="fileName">What the browser saves it as; ASCII.</param>
/// <param name="book">Its sheets.</param>
internal sealed class XlsxAnswer(string fileName, XlsxBook book) : IResult
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="fileName">What the browser saves it as; ASCII.</param>
    /// <param name="sheet">Name of the only sheet, at most 31 characters.</param>
    /// <param name="header">First row.</param>
    /// <param name="rows">As of <see cref="XlsxPage"/>.</param>
    public XlsxAnswer(string fileName, string sheet, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
        : this(fileName, new XlsxBook(new XlsxPage(sheet, header, rows)))
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // A zip is written piece by piece and not asynchronously all through; what is more than a few kilobytes waits in a temporary file.
        await using var buffer = new FileBufferingWriteStream();
        book.Write(buffer, httpContext.RequestAborted);
        httpContext.Response.ContentType = ContentType;
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await buffer.DrainBufferAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
