using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>How each information system is protected (four layers), and what the yearly assessment counts so far.</summary>
internal sealed class PostureBody(ProvinceModel model) : SystemBody(model, "soc/posture.json", TimeSpan.FromHours(6))
{
    private static readonly string[] Systems =
    [
        "cong-dich-vu-cong", "mot-cua", "quan-ly-van-ban", "lgsp", "thu-dien-tu", "hop-khong-giay", "cong-thong-tin", "ioc", "ho-so-suc-khoe", "du-lieu-dat-dai", "can-bo-cong-chuc", "camera-tap-trung",
    ];

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        json.WriteString("asOf", Local(at));
        json.WriteNumber("score", Math.Round(66 + (8.0 * Shape.Local(at).DayOfYear / 365), 1));
        Rows(json, "systems", Systems, system =>
        {
            json.WriteString("code", system);
            json.WriteNumber("level", system is "cong-dich-vu-cong" or "mot-cua" or "lgsp" or "ho-so-suc-khoe" ? 3 : 2);
            json.WriteBoolean("approved", Has(system, "approved", 0.9));
            json.WriteStartObject("layers");
            json.WriteBoolean("onSite", Has(system, "on-site", 0.97));
            json.WriteBoolean("monitoring", Has(system, "monitoring", 0.93));
            json.WriteBoolean("audit", Has(system, "audit", 0.82));
            json.WriteBoolean("nationalLink", Has(system, "national", 0.9));
            json.WriteEndObject();
        });
    }

    private bool Has(string system, string what, double share) => Model.Noise.Uniform($"soc/{system}/{what}", 0) < share;
}
