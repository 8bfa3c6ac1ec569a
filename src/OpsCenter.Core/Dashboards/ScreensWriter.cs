using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>Writes what <see cref="ScreensFile"/> reads, a screen per line so that a version control shows what changed.</summary>
public static class ScreensWriter
{
    private const string Schema = "./schemas/screens.schema.json";

    // It is a file for people: letters stay letters.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<ScreenConfig> screens)
    {
        var lines = screens.Select(screen => "    " + Screen(screen).ToJsonString(Plain).Replace("\r", "", StringComparison.Ordinal));
        return System.Text.Encoding.UTF8.GetBytes(
            $"{{\n  \"$schema\": \"{Schema}\",\n  \"screens\": [\n{string.Join(",\n", lines)}\n  ]\n}}\n");
    }

    private static JsonObject Screen(ScreenConfig screen)
    {
        var json = new JsonObject
        {
            ["id"] = screen.Id,
            ["title"] = Text(screen.Title),
            ["dashboards"] = new JsonArray([.. screen.Playlist.Select(Entry)]),
            ["language"] = screen.Language,
        };
        if (screen.Dwell != ScreenConfig.DefaultDwell)
        {
            json["dwell"] = DurationText.Of(screen.Dwell);
        }

        if (screen.OnCritical.Count > 0)
        {
            json["onCritical"] = Texts(screen.OnCritical);
        }

        Add(json, "matrix", screen.Matrix is { } matrix ? Matrix(matrix) : null);
        Add(json, "sound", screen.Sound is { } sound ? Sound(sound) : null);
        Add(json, "quiet", screen.Quiet is { } quiet ? Quiet(quiet) : null);
        return json;
    }

    private static JsonNode Entry(ScreenEntry entry)
    {
        if (entry.Dwell is null && entry.Variables.Count == 0)
        {
            return JsonValue.Create(entry.Dashboard);
        }

        var json = new JsonObject { ["dashboard"] = entry.Dashboard };
        Add(json, "dwell", entry.Dwell is { } dwell ? JsonValue.Create(DurationText.Of(dwell)) : null);
        Add(json, "variables", entry.Variables.Count > 0 ? Texts(entry.Variables) : null);
        return json;
    }

    private static JsonObject Matrix(ScreenMatrix matrix)
    {
        var json = new JsonObject { ["columns"] = matrix.Columns, ["rows"] = matrix.Rows };
        Add(json, "bezelX", matrix.BezelX > 0 ? JsonValue.Create(matrix.BezelX) : null);
        Add(json, "bezelY", matrix.BezelY > 0 ? JsonValue.Create(matrix.BezelY) : null);
        Add(json, "cells", matrix.Cells.Count > 0 ? Texts(matrix.Cells.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())) : null);
        return json;
    }

    private static JsonObject Sound(ScreenSound sound) => new()
    {
        ["volume"] = sound.Volume,
        ["critical"] = Mode(sound.Critical),
        ["high"] = Mode(sound.High),
        ["medium"] = Mode(sound.Medium),
        ["information"] = Mode(sound.Information),
    };

    private static JsonObject Quiet(QuietHours quiet) => new()
    {
        ["from"] = quiet.From.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["to"] = quiet.To.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["dim"] = quiet.Dim,
    };

    private static JsonNode Text(LocalizedText text) =>
        text.Vi == text.En ? JsonValue.Create(text.Vi) : new JsonObject { ["vi"] = text.Vi, ["en"] = text.En };

    private static JsonObject Texts(IReadOnlyDictionary<string, string> texts) =>
        new(texts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value)));

    private static string Mode(SoundMode mode) => JsonNamingPolicy.CamelCase.ConvertName(mode.ToString());

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
