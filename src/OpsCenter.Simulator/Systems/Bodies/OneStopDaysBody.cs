using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The closed days of the past month, newest first, by centre.</summary>
internal sealed class OneStopDaysBody(ProvinceModel model) : SystemBody(model, "public-services/days.json", TimeSpan.FromHours(1))
{
    private const int Days = 31;
    private readonly OneStopModel _centres = new(model);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var last = WorkDay.Of(at).AddDays(-1);
        var rows = Enumerable.Range(0, Days).Select(back => last.AddDays(-back)).Where(WorkDay.Is)
            .SelectMany(day => Sites(OneStopModel.Province, OneStopModel.District).Select(row => (row.Site, row.Code, Day: day)));
        Rows(json, "days", rows, row =>
        {
            var queue = _centres.Queue(row.Site).OfDay(row.Day);
            json.WriteString("date", row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("unitCode", row.Code);
            json.WriteNumber("received", queue.Received);
            json.WriteNumber("receivedOnline", (int)(queue.Received * _centres.Online(row.Site, row.Day)));
            json.WriteNumber("done", queue.Done);
            json.WriteNumber("doneOnTime", queue.DoneOnTime);
            json.WriteNumber("overdueAtEnd", queue.Overdue);
            json.WriteNumber("paidOnline", (int)(queue.Done * _centres.PaidOnline(row.Site, row.Day)));
            json.WriteNumber("digitised", (int)(queue.Done * _centres.Digitised(row.Site, row.Day)));
            json.WriteNumber("rated", queue.Done / 3);
            json.WriteNumber("satisfied", (int)(queue.Done / 3 * _centres.Satisfied(row.Site, row.Day)));
        });
    }
}
