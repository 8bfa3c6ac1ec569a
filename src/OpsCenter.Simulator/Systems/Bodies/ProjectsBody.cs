using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Public-investment projects of the year: plan, disbursed, and how far the work is; billions of dong.</summary>
internal sealed class ProjectsBody(ProvinceModel model) : SystemBody(model, "planning-investment/projects.json", TimeSpan.FromHours(1))
{
    private static readonly (string Code, double Plan)[] Projects =
    [
        ("duong-vanh-dai-1", 420), ("cau-han", 180), ("duong-truc-bac-nam", 510), ("ke-song-thai-binh", 145), ("benh-vien-da-khoa", 260), ("truong-thpt-hong-quang", 85), ("ha-tang-kcn-lai-cach", 210), ("nuoc-sach-lien-xa", 130),
        ("trung-tam-du-lieu", 120), ("camera-tap-trung", 95), ("do-thi-thong-minh", 110), ("nao-vet-kenh", 60), ("quoc-lo-37", 300), ("khu-di-tich-con-son", 75), ("xu-ly-rac-thanh-ha", 140), ("so-hoa-dat-dai", 70),
    ];

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var today = WorkDay.Of(at);
        json.WriteString("asOf", Local(at));
        WriteProjects(json, "projects", [today]);
        WriteProjects(json, "months", Enumerable.Range(1, today.Month - 1).Reverse().Select(month => new DateOnly(today.Year, month, DateTime.DaysInMonth(today.Year, month))));
    }

    private void WriteProjects(Utf8JsonWriter json, string name, IEnumerable<DateOnly> days) =>
        Rows(json, name, days.SelectMany(day => Projects.Select(project => (Project: project, Day: day))), row =>
        {
            var pace = 0.7 + (0.4 * Model.Noise.Uniform($"project/{row.Project.Code}", row.Day.Year));
            var done = Math.Min(1, Math.Pow(row.Day.DayOfYear / 365.0, 1.6) * pace);
            json.WriteString("date", row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("project", row.Project.Code);
            json.WriteNumber("plan", row.Project.Plan);
            json.WriteNumber("disbursed", Math.Round(row.Project.Plan * done, 1));
            json.WriteNumber("progress", Math.Round(100 * Math.Min(1, done * 1.12), 1));
        });
}
