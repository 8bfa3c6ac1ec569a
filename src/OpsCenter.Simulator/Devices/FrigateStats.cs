using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>Writes Frigate's stats: one entry per camera under its name, then detectors, service and processes.</summary>
internal static class FrigateStats
{
    private const int FirstProcess = 50;

    public static byte[] Write(ProvinceModel model, IReadOnlyList<(SimulatedSite Site, string Camera)> cameras, DateTimeOffset at) => Payload.Json(json =>
    {
        var fps = cameras.Select(camera => CameraModel.Fps(model, camera.Site, at)).ToArray();
        json.WriteStartObject("cameras");
        for (var number = 0; number < cameras.Count; number++)
        {
            WriteCamera(json, cameras[number].Camera, fps[number], FirstProcess + (3 * number));
        }

        json.WriteEndObject();
        json.WriteNumber("detection_fps", Math.Round(fps.Sum() * 0.7, 1));
        WriteDetectors(json);
        WriteService(json, at);
        WriteProcesses(json, cameras.Count);
    });

    private static void WriteCamera(Utf8JsonWriter json, string name, double fps, int process)
    {
        json.WriteStartObject(name);
        json.WriteNumber("camera_fps", Math.Round(fps, 1));
        json.WriteNumber("capture_pid", process + 1);
        json.WriteNumber("detection_fps", Math.Round(fps * 0.7, 1));
        json.WriteNumber("pid", process);
        json.WriteNumber("ffmpeg_pid", process + 2);
        json.WriteNumber("process_fps", Math.Round(fps, 1));
        json.WriteNumber("skipped_fps", 0.0);
        json.WriteNumber("audio_dBFS", 0);
        json.WriteEndObject();
    }

    private static void WriteDetectors(Utf8JsonWriter json)
    {
        json.WriteStartObject("detectors");
        json.WriteStartObject("cpu1");
        json.WriteNumber("detection_start", 0.0);
        json.WriteNumber("inference_speed", 11.4);
        json.WriteNumber("pid", 42);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteStartObject("service");
        json.WriteStartObject("storage");
        json.WriteStartObject("/media/frigate/recordings");
        json.WriteNumber("free", 42429.9);
        json.WriteString("mount_type", "ext4");
        json.WriteNumber("total", 244529.7);
        json.WriteNumber("used", 202099.8);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNumber("uptime", at.ToUnixTimeSeconds() % 1_000_000);
        json.WriteString("version", "0.14.1");
        json.WriteString("latest_version", "0.14.1");
        json.WriteStartObject("temperatures");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteProcesses(Utf8JsonWriter json, int cameras)
    {
        json.WriteStartObject("cpu_usages");
        for (var process = FirstProcess; process < FirstProcess + (3 * cameras); process++)
        {
            json.WriteStartObject(process.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("cpu", 4.0);
            json.WriteNumber("mem", 1.5);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("gpu_usages");
        json.WriteEndObject();
        json.WriteStartObject("processes");
        json.WriteStartObject("go2rtc");
        json.WriteNumber("pid", 89);
        json.WriteEndObject();
        json.WriteStartObject("recording");
        json.WriteNumber("pid", 90);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
