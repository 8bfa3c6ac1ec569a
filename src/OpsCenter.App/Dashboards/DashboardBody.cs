using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Dashboards;

/// <summary>The dashboard in a request, read no further than a file may be long.</summary>
internal static class DashboardBody
{
    /// <summary>Null where it is longer.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > DashboardLoader.MaxFileBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > DashboardLoader.MaxFileBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
