using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Devices;

/// <summary>Writes Frigate's message about a tracked object: its type and the object before and after.</summary>
internal static class FrigateEvent
{
    public static byte[] Write(Noise noise, SeenObject seen, string type, DateTimeOffset before, DateTimeOffset after) => Payload.Json(json =>
    {
        json.WriteString("type", type);
        json.WriteStartObject("before");
        WriteObject(json, noise, seen, before, ended: false);
        json.WriteEndObject();
        json.WriteStartObject("after");
        WriteObject(json, noise, seen, after, ended: type == "end");
        json.WriteEndObject();
    });

    private static void WriteObject(Utf8JsonWriter json, Noise noise, SeenObject seen, DateTimeOffset at, bool ended)
    {
        var gone = (at - seen.From) / (seen.Until - seen.From);
        var score = Math.Round(0.62 + (0.3 * noise.Uniform($"{seen.Camera}/score", seen.Number)) + (0.04 * gone), 6);
        var (x, y) = ((int)(80 + (900 * gone)), 300 + (int)(120 * noise.Uniform($"{seen.Camera}/y", seen.Number)));
        int[] box = [x, y, x + (seen.Label == "person" ? 60 : 150), y + (seen.Label == "person" ? 160 : 110)];
        int[] region = [Math.Max(0, x - 120), Math.Max(0, y - 120), x + 280, y + 280];
        string[] zones = seen.Label == "person" ? ["via_he"] : ["long_duong"];
        json.WriteString("id", Id(noise, seen));
        json.WriteString("camera", seen.Camera);
        json.WriteNumber("frame_time", Seconds(at));
        json.WriteStartObject("snapshot");
        json.WriteNumber("frame_time", Seconds(at));
        WriteNumbers(json, "box", box);
        json.WriteNumber("area", Area(box));
        WriteNumbers(json, "region", region);
        json.WriteNumber("score", score);
        WriteNumbers(json, "attributes", []);
        json.WriteEndObject();
        json.WriteString("label", seen.Label);
        json.WriteNull("sub_label");
        json.WriteNumber("top_score", Math.Round(Math.Min(0.99, score + 0.03), 6));
        json.WriteBoolean("false_positive", false);
        json.WriteNumber("start_time", Seconds(seen.From));
        WriteTime(json, "end_time", ended ? seen.Until : null);
        json.WriteNumber("score", score);
        WriteNumbers(json, "box", box);
        json.WriteNumber("area", Area(box));
        json.WriteNumber("ratio", Math.Round((box[2] - box[0]) / (double)(box[3] - box[1]), 6));
        WriteNumbers(json, "region", region);
        WriteTexts(json, "current_zones", ended ? [] : zones);
        WriteTexts(json, "entered_zones", zones);
        json.WriteNull("thumbnail");
        json.WriteBoolean("has_snapshot", false);
        json.WriteBoolean("has_clip", false);
        json.WriteBoolean("active", !ended);
        json.WriteBoolean("stationary", false);
        json.WriteNumber("motionless_count", 0);
        json.WriteNumber("position_changes", 1 + (int)(4 * gone));
        json.WriteStartObject("attributes");
        json.WriteEndObject();
        WriteNumbers(json, "current_attributes", []);
        WriteSpeed(json, noise, seen);
        WritePlate(json, seen);
    }

    private static void WriteSpeed(Utf8JsonWriter json, Noise noise, SeenObject seen)
    {
        var kmPerHour = seen.Label == "person" ? 4.5 : 22 + (20 * noise.Uniform($"{seen.Camera}/speed", seen.Number));
        json.WriteNumber("current_estimated_speed", Math.Round(kmPerHour, 1));
        json.WriteNumber("average_estimated_speed", Math.Round(kmPerHour * 0.97, 1));
        json.WriteNumber("velocity_angle", 90);
    }

    private static void WritePlate(Utf8JsonWriter json, SeenObject seen)
    {
        if (seen.Plate is null)
        {
            json.WriteNull("recognized_license_plate");
            json.WriteNull("recognized_license_plate_score");
            return;
        }

        json.WriteString("recognized_license_plate", seen.Plate);
        json.WriteNumber("recognized_license_plate_score", 0.91);
    }

    /// <summary>As Frigate makes it: start time and six letters.</summary>
    private static string Id(Noise noise, SeenObject seen)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        var tail = string.Create(6, 0, (span, _) =>
        {
            for (var at = 0; at < span.Length; at++)
            {
                span[at] = letters[(int)(letters.Length * noise.Uniform($"{seen.Camera}/id{at}", seen.Number))];
            }
        });
        return FormattableString.Invariant($"{Seconds(seen.From):F6}-{tail}");
    }

    private static double Seconds(DateTimeOffset at) => Math.Round((at - DateTimeOffset.UnixEpoch).TotalSeconds, 6);

    private static int Area(int[] box) => (box[2] - box[0]) * (box[3] - box[1]);

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            json.WriteNumber(name, Seconds(time));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, int[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, string[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
