using Microsoft.AspNetCore.Http;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>What clients of InfluxDB 1.x ask before they write: is it there, does the database exist. There is one store, so every database does.</summary>
internal static class InfluxHandshake
{
    public const string VersionHeader = "X-Influxdb-Version";

    /// <summary>Clients decide by the leading numbers what they may ask of a server.</summary>
    private const string Version = "1.8.0-opscenter";
    private const string Created = """{"results":[{"statement_id":0}]}""";
    private const string Databases = """{"results":[{"statement_id":0,"series":[{"name":"databases","columns":["name"],"values":[["opscenter"]]}]}]}""";
    private const int MaxStatement = 10_000;

    /// <summary><c>/ping</c>: 204, or 200 with the version where <c>verbose</c> is asked for.</summary>
    public static IResult Ping(HttpContext context)
    {
        context.Response.Headers[VersionHeader] = Version;
        return context.Request.Query["verbose"].ToString() is "" or "0" or "false" ? Results.NoContent() : Results.Json(new { version = Version });
    }

    /// <summary><c>/query</c>: <c>CREATE DATABASE x</c> is done already, <c>SHOW DATABASES</c> names one; readings are read elsewhere.</summary>
    public static async Task<IResult> QueryAsync(HttpContext context, CancellationToken cancellation)
    {
        context.Response.Headers[VersionHeader] = Version;
        var statement = context.Request.Query["q"].ToString();
        if (statement.Length == 0 && context.Request is { HasFormContentType: true, ContentLength: <= MaxStatement })
        {
            statement = (await context.Request.ReadFormAsync(cancellation))["q"].ToString();
        }

        var words = statement.Split([' ', '\t', '\r', '\n', ';'], 3, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var first, var second, _] when Is(first, "create") && Is(second, "database") => Results.Text(Created, "application/json"),
            [var first, var second, ..] when Is(first, "show") && Is(second, "databases") => Results.Text(Databases, "application/json"),
            [] => Results.Json(new { error = "missing required parameter \"q\"" }, statusCode: StatusCodes.Status400BadRequest),
            _ => Results.Json(
                new { error = "only CREATE DATABASE and SHOW DATABASES are answered here; readings are read over /api/v1/query" }, statusCode: StatusCodes.Status400BadRequest),
        };
    }

    private static bool Is(string word, string wanted) => word.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
