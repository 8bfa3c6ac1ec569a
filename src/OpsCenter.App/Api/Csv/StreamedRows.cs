using System.Text;

namespace OpsCenter.App.Api.Csv;

/// <summary>Writes rows to the answer as they come, some kilobytes at a time.</summary>
internal static class StreamedRows
{
    private const int FlushAt = 32 * 1024;

    public static async Task WriteAsync(HttpContext context, IAsyncEnumerable<string> rows, string end)
    {
        var text = new StringBuilder();
        await foreach (var row in rows.WithCancellation(context.RequestAborted))
        {
            text.Append(row).Append(end);
            if (text.Length >= FlushAt)
            {
                await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
                text.Clear();
            }
        }

        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}
