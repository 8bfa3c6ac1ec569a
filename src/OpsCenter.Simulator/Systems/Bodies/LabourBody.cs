using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The labour exchange, and who has been paid this month and in the six months before. Payments go out from the 5th to the 15th.</summary>
internal sealed class LabourBody(ProvinceModel model) : SystemBody(model, "labour/status.json", TimeSpan.FromMinutes(30))
{
    private const int Months = 6;
    private static readonly (string Code, double Share)[] Groups = [("merit", 0.28), ("social", 0.62), ("unemployment", 0.10)];

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var today = WorkDay.Of(at);
        json.WriteString("time", Local(at));
        Rows(json, "exchanges", Sites("labour-office"), row =>
        {
            var season = 1 + (0.25 * Math.Cos(2 * Math.PI * (today.DayOfYear - 50) / 365));
            json.WriteString("unit", row.Code);
            json.WriteNumber("jobSeekers", (int)(Model.Trait(row.Site, "seekers", 350, 1_400) * season * (1 + (0.04 * Model.Noise.Normal($"{row.Code}/seekers", today.DayNumber)))));
            json.WriteNumber("vacancies", (int)(Model.Trait(row.Site, "vacancies", 500, 2_400) * (1 + (0.06 * Model.Noise.Normal($"{row.Code}/vacancies", today.DayNumber)))));
            json.WriteNumber("placedToday", (int)(Model.Trait(row.Site, "placed", 6, 24) * WorkDay.Done(today, Shape.Hour(at))));
        });
        var month = new DateOnly(today.Year, today.Month, 1);
        var periods = Enumerable.Range(0, Months + 1).Select(back => month.AddMonths(-back));
        var rows = periods.SelectMany(first => Sites("labour-office").SelectMany(row => Groups.Select(group => (row.Site, row.Code, Group: group, First: first))));
        Rows(json, "payments", rows, row =>
        {
            var due = (int)(Model.Trait(row.Site, "beneficiaries", 5_200, 14_000) * row.Group.Share);
            var slow = Model.Noise.Uniform($"{row.Code}/{row.Group.Code}/slow", row.First.DayNumber);
            var into = (today.DayNumber - row.First.DayNumber) + (Shape.Hour(at) / 24);
            var paid = Shape.Soft((into - 4) / (7 + (9 * slow)));
            var onTime = Shape.Soft((Math.Min(into, 15) - 4) / (7 + (9 * slow)));
            json.WriteString("month", row.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("unit", row.Code);
            json.WriteString("group", row.Group.Code);
            json.WriteNumber("due", due);
            json.WriteNumber("paid", (int)(due * paid));
            json.WriteNumber("paidOnTime", (int)(due * onTime));
        });
    }
}
