using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>New cases of notifiable diseases that each health centre reported for the past thirty days.</summary>
internal sealed class DiseasesBody(ProvinceModel model) : SystemBody(model, "health/diseases.json", TimeSpan.FromHours(6))
{
    private const int Days = 30;
    private const string Planned = "ttyt-cam-giang";

    /// <summary>Cases a day and district in the worst week, the day of the year it comes, and how wide the season is.</summary>
    private static readonly (string Code, double Peak, int Day, double Width)[] Diseases =
    [
        ("dengue", 6.5, 300, 50),
        ("hfmd", 4.0, 285, 45),
        ("measles", 0.7, 75, 40),
        ("chickenpox", 2.2, 80, 45),
        ("influenza", 9.0, 350, 60),
        ("rabies-exposure", 3.0, 190, 90),
    ];

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var last = WorkDay.Of(at).AddDays(-1);
        json.WriteString("reported", Local(at));
        var rows = Sites("health-centre").SelectMany(row => Enumerable.Range(0, Days).Select(back => (row.Site, row.Code, Day: last.AddDays(-back))));
        Rows(json, "days", rows, row =>
        {
            json.WriteString("unit", row.Code);
            json.WriteString("day", row.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteStartArray("diseases");
            foreach (var disease in Diseases)
            {
                json.WriteStartObject();
                json.WriteString("code", disease.Code);
                json.WriteNumber("new_cases", Cases(row.Site, disease, row.Day));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private int Cases(SimulatedSite site, (string Code, double Peak, int Day, double Width) disease, DateOnly day)
    {
        var distance = Math.Abs(day.DayOfYear - disease.Day);
        distance = Math.Min(distance, 365 - distance);
        var season = 0.08 + Math.Exp(-Math.Pow(distance / disease.Width, 2));

        // An outbreak grows and goes over weeks, each district at its own time.
        var outbreak = Math.Exp(0.8 * Model.Noise.Drift($"{site.Id}/{disease.Code}", WorkDay.Start(day), TimeSpan.FromDays(9), 0.6));
        var expected = disease.Peak * season * outbreak * Model.Trait(site, "people", 0.7, 1.5);
        // The outbreak that the demonstration's second day brings.
        var planned = disease.Code == "dengue" && site.Id == Planned && (day.DayNumber - WorkDay.Of(Model.Scenario.Start).DayNumber) % 14 == 1 && Model.Since(WorkDay.Start(day)) > TimeSpan.Zero ? 36 : 0;
        return planned + (int)Math.Max(0, Math.Round(expected + (Math.Sqrt(expected) * Model.Noise.Normal($"{site.Id}/{disease.Code}/day", day.DayNumber))));
    }
}
