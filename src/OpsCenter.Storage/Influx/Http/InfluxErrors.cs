using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace OpsCenter.Storage.Influx.Http;

/// <summary>What InfluxDB's refusals mean and what a person can do about them.</summary>
internal static class InfluxErrors
{
    private const int LongestWords = 500;

    public static InfluxAnswer OfWrite(HttpStatusCode status, string body, InfluxStoreOptions options) => status switch
    {
        // Too large is cured by the same as bad lines are: smaller batches.
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge =>
            new InfluxAnswer.Refused(Words(status, body), Dropped(body)),
        _ => new InfluxAnswer.Unavailable(OfQuery(status, body, options)),
    };

    public static string OfQuery(HttpStatusCode status, string body, InfluxStoreOptions options)
    {
        var words = Words(status, body);
        return status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                $"InfluxDB refuses the credentials ({(int)status} {words}): check {InfluxStoreOptions.SectionName}:Username and :Password, or :Token, and what they may do in '{options.Database}'",
            HttpStatusCode.NotFound =>
                $"InfluxDB does not find the database '{options.Database}' ({(int)status} {words}): create it, or check {InfluxStoreOptions.SectionName}:Database and :Url",
            < HttpStatusCode.BadRequest => $"what {InfluxStoreOptions.SectionName}:Url names answers {(int)status}, as no InfluxDB does: check the address",
            _ => $"InfluxDB answers {(int)status} {words}",
        };
    }

    /// <summary>The database could not be reached, or went away in the middle.</summary>
    public static bool IsOfTheLine(Exception error) => error is HttpRequestException or IOException or OperationCanceledException;

    /// <summary>Without the address, which the message of an exception carries.</summary>
    public static string OfTheLine(Exception error) => error switch
    {
        OperationCanceledException => "InfluxDB does not answer in time",
        { InnerException: SocketException socket } => $"InfluxDB cannot be reached: {socket.SocketErrorCode}",
        HttpRequestException { HttpRequestError: var kind and not HttpRequestError.Unknown } => $"InfluxDB cannot be reached: {kind}",
        _ => "the line to InfluxDB broke",
    };

    /// <summary>Its own words, out of the JSON that 1.x (<c>error</c>) and 2.x (<c>message</c>) wrap them in.</summary>
    private static string Words(HttpStatusCode status, string body)
    {
        var words = FromJson(body) ?? body.Trim();
        words = words.Length == 0 ? status.ToString() : words;
        return words.Length <= LongestWords ? words : words[..LongestWords] + "…";
    }

    private static string? FromJson(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && (json.RootElement.TryGetProperty("error", out var words) || json.RootElement.TryGetProperty("message", out words))
                && words.ValueKind == JsonValueKind.String
                ? words.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // partial write: field type conflict: input field "level" on measurement "river" is type float, already exists as type integer dropped=1
    private static int Dropped(string body)
    {
        const string Mark = "dropped=";
        var at = body.LastIndexOf(Mark, StringComparison.Ordinal);
        var digits = at < 0 ? [] : body.AsSpan(at + Mark.Length);
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(length < 0 ? digits : digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var dropped) ? dropped : 0;
    }
}
