using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Figures of the citizens' application: open and overdue now, received and answered on the closed days of the past month.</summary>
internal sealed class CitizenSummaryBody(ProvinceModel model) : SystemBody(model, "citizen-reports/summary.json", TimeSpan.FromMinutes(10))
{
    private const int Days = 31;
    private const string FloodedRoad = "flooded-road";
    private readonly CitizenModel _citizens = new(model);

    protected override void Write(Utf8JsonWriter json, DateTimeOffset at)
    {
        var kinds = Sites(CitizenModel.Desk).SelectMany(row => CitizenModel.Services.Select(service => (row.Site, row.Code, Service: service))).ToArray();
        json.WriteString("time", Local(at));
        Rows(json, "now", kinds, row =>
        {
            var queue = _citizens.Queue(row.Site, row.Service).At(at);
            var stuck = row.Service.Code == "waste" ? (int)(24 * Model.Lasting(LongTroubles.StuckReports, row.Site, at)) : 0;
            var flooded = row.Service.Code == FloodedRoad ? (int)(16 * Model.Lasting(LongTroubles.ReportedFlood, row.Site, at)) : 0;
            json.WriteString("desk", row.Code);
            json.WriteString("service_code", row.Service.Code);
            json.WriteNumber("received_today", queue.Received + flooded);
            json.WriteNumber("open", queue.Pending + stuck + flooded);
            json.WriteNumber("overdue", queue.Overdue + stuck);
        });
        var last = WorkDay.Of(at).AddDays(-1);
        var days = Enumerable.Range(0, Days).Select(back => last.AddDays(-back)).Where(WorkDay.Is).SelectMany(day => kinds.Select(row => (row.Site, row.Code, row.Service, Day: day)));
        Rows(json, "days", days, row =>
        {
            var queue = _citizens.Queue(row.Site, row.Service).OfDay(row.Day);
            json.WriteString("day", row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("desk", row.Code);
            json.WriteString("service_code", row.Service.Code);
            json.WriteNumber("received", queue.Received);
            json.WriteNumber("answered", queue.Done);
            json.WriteNumber("answered_on_time", queue.DoneOnTime);
        });
    }
}
