using System.Text.Json;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Influx.Http;

/// <summary>Rows of one statement: the time in nanoseconds, and the other columns in the order asked for, null as NaN.</summary>
/// <param name="Statement">From 0, in the order of the question.</param>
/// <param name="Tags">What the question grouped by, those without a value left out.</param>
/// <param name="Rows">At least one.</param>
internal sealed record InfluxRows(int Statement, IReadOnlyList<KeyValuePair<string, string>> Tags, IReadOnlyList<(long Time, double[] Values)> Rows)
{
    // {"results":[{"statement_id":0,"series":[{"name":"river","columns":["time","level"],"values":[[1795312800000000000,4.62]]}]}]}
    /// <exception cref="StoreUnavailableException">It is an error, or nothing InfluxDB says.</exception>
    public static IReadOnlyList<InfluxRows> Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            Refuse(json.RootElement);
            return [.. Items(json.RootElement, "results").SelectMany(Of)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new StoreUnavailableException($"what {InfluxStoreOptions.SectionName}:Url names does not answer as InfluxDB does: check the address", error);
        }
    }

    private static IEnumerable<InfluxRows> Of(JsonElement result)
    {
        Refuse(result);
        var statement = result.TryGetProperty("statement_id", out var id) ? id.GetInt32() : 0;
        return Items(result, "series")
            .Select(series => new InfluxRows(statement, TagsOf(series), [.. Items(series, "values").Select(Row)]))
            .Where(rows => rows.Rows.Count > 0);
    }

    private static JsonElement[] Items(JsonElement part, string name) =>
        part.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    private static KeyValuePair<string, string>[] TagsOf(JsonElement series) => series.TryGetProperty("tags", out var tags)
        ? [.. tags.EnumerateObject().Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString()!)).Where(tag => tag.Value.Length > 0)]
        : [];

    private static void Refuse(JsonElement part)
    {
        if (part.TryGetProperty("error", out var error))
        {
            throw new StoreUnavailableException($"InfluxDB says: {error.GetString()}");
        }
    }

    private static (long Time, double[] Values) Row(JsonElement row)
    {
        var values = new double[row.GetArrayLength() - 1];
        for (var index = 0; index < values.Length; index++)
        {
            var cell = row[index + 1];
            values[index] = cell.ValueKind == JsonValueKind.Number ? cell.GetDouble() : double.NaN;
        }

        return (row[0].ValueKind == JsonValueKind.Number ? row[0].GetInt64() : 0, values);
    }
}
